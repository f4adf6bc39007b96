using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.People;

/// <summary>An activity before which scripted people look at what its run asks them.</summary>
internal sealed class AttendedActivity : IActivity
{
    private readonly IActivity _inner;
    private readonly ScriptedPeople _people;

    public AttendedActivity(IActivity inner, ScriptedPeople people)
    {
        _inner = inner;
        _people = people;
    }

    public string Name => _inner.Name;

    public async Task<string?> RunAsync(string instanceId, string payload, CancellationToken cancellationToken)
    {
        await _people.AnswerAsync(instanceId, cancellationToken);
        return await _inner.RunAsync(instanceId, payload, cancellationToken);
    }
}
