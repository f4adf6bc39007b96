using System.Globalization;
using GenXai.Hosting.Client;
using GenXai.Workflows.Orchestration;
using Shouldly;

namespace GenXai.Hosting.Conformance;

/// <summary>What every host must do, on every store. Derived once for each.</summary>
/// <typeparam name="TSetup">The store.</typeparam>
public abstract partial class HostConformance<TSetup> : IDisposable
    where TSetup : IConformanceSetup, new()
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    protected TSetup Setup { get; } = new();

    public void Dispose()
    {
        Setup.Dispose();
        GC.SuppressFinalize(this);
    }

    private static ActivityInput Of(string payload) => ActivityInput.Of(payload);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string? text) => int.Parse(text ?? "0", CultureInfo.InvariantCulture);

    private static async Task<OrchestrationState> EndOfAsync(IConformanceHost host, string id)
    {
        var state = await host.Client.WaitForChangeAsync(id, s => s.IsEnded).WaitAsync(Patience);
        return state.ShouldNotBeNull();
    }

    private static async Task<OrchestrationState> UntilAsync(IConformanceHost host, string id, OrchestrationStatus status)
    {
        var state = await host.Client.WaitForChangeAsync(id, s => s.Status == status).WaitAsync(Patience);
        return state.ShouldNotBeNull();
    }

    /// <summary>Runs one orchestrator to its end.</summary>
    private async Task<OrchestrationState> RunAsync(
        Func<IOrchestrationContext, string?, Task<string?>> code, string? input = null, ConformanceProgram? program = null)
    {
        await using var host = await Setup.OpenAsync((program ?? new ConformanceProgram()).Orchestrator("main", code));
        (await host.Client.ScheduleAsync(new ScheduleRequest("main", "i", input))).ShouldBeTrue();
        return await EndOfAsync(host, "i");
    }
}
