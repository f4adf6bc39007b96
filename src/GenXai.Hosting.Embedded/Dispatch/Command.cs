namespace GenXai.Hosting.Embedded.Dispatch;

/// <summary>What a client asks for: done in a transaction, answered after its commit.</summary>
internal sealed class Command<T>(Func<Engine, T> body) : WorkItem
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private ArgumentException? _refusal;

    public Task<T> Answer => _answer.Task;

    public override void Apply(Engine engine)
    {
        try
        {
            _result = body(engine);
        }
        catch (ArgumentException e)
        {
            // Bodies check what they are given before they write: a refused command has changed nothing.
            _refusal = e;
        }
    }

    public override void Committed()
    {
        if (_refusal is null)
        {
            _answer.TrySetResult(_result!);
        }
        else
        {
            _answer.TrySetException(_refusal);
        }
    }

    public override void Refused(Exception reason) => _answer.TrySetException(reason);
}
