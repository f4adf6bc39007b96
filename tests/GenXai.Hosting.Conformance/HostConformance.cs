using System.Globalization;
using GenXai.Hosting.Client;
using GenXai.Workflows.Orchestration;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Conformance;

/// <summary>
/// What every host must do, on every store. Derived once for each: the embedded runtime, and the adapters of the
/// Functions app on upstream's own hosts. Nothing stands here that Durable Functions does not promise.
/// </summary>
/// <typeparam name="TSetup">The store.</typeparam>
public abstract partial class HostConformance<TSetup> : IDisposable
    where TSetup : IConformanceSetup, new()
{
    /// <summary>How long a test waits for what must come.</summary>
    protected virtual TimeSpan Patience => TimeSpan.FromSeconds(60);

    protected TSetup Setup { get; } = new();

    public void Dispose()
    {
        Setup.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static ActivityInput Of(string payload) => ActivityInput.Of(payload);

    protected static ScheduleRequest Request(string name, string id, string? input) => new(name, id, input) { Version = "1" };

    protected static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    protected static int Number(string? text) => int.Parse(text ?? "0", CultureInfo.InvariantCulture);

    protected Task<OrchestrationState> EndOfAsync(IConformanceHost host, string id) => WaitAsync(host, id, s => s.IsEnded);

    protected Task<OrchestrationState> UntilAsync(IConformanceHost host, string id, OrchestrationStatus status) =>
        WaitAsync(host, id, s => s.Status == status);

    /// <summary>Until the instance has begun; a host without a word for waiting says that it runs.</summary>
    protected Task<OrchestrationState> UntilAtWorkAsync(IConformanceHost host, string id) =>
        WaitAsync(host, id, s => s.Status is OrchestrationStatus.Running or OrchestrationStatus.Waiting);

    /// <summary>What was asserted before stands; the rest cannot be seen on a host without entities.</summary>
    protected void SkipTheRestWithoutEntities(string why) =>
        Assert.SkipUnless(Setup.HasEntities, $"this host has no durable entities, and {why}");

    private async Task<OrchestrationState> WaitAsync(
        IConformanceHost host, string id, Func<OrchestrationState, bool> until)
    {
        try
        {
            return (await host.Client.WaitForChangeAsync(id, until).WaitAsync(Patience)).ShouldNotBeNull();
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"the instance stands still: {await host.Client.GetAsync(id)}", e);
        }
    }

    /// <summary>Runs one orchestrator to its end.</summary>
    protected async Task<OrchestrationState> RunAsync(
        Func<IOrchestrationContext, string?, Task<string?>> code, string? input = null, ConformanceProgram? program = null)
    {
        await using var host = await Setup.OpenAsync((program ?? new ConformanceProgram()).Orchestrator("main", code));
        (await host.Client.ScheduleAsync(Request("main", "i", input))).ShouldBeTrue();
        return await EndOfAsync(host, "i");
    }
}
