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
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    protected TSetup Setup { get; } = new();

    public void Dispose()
    {
        Setup.Dispose();
        GC.SuppressFinalize(this);
    }

    private static ActivityInput Of(string payload) => ActivityInput.Of(payload);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string? text) => int.Parse(text ?? "0", CultureInfo.InvariantCulture);

    private static Task<OrchestrationState> EndOfAsync(IConformanceHost host, string id) => WaitAsync(host, id, s => s.IsEnded);

    private static Task<OrchestrationState> UntilAsync(IConformanceHost host, string id, OrchestrationStatus status) =>
        WaitAsync(host, id, s => s.Status == status);

    private static async Task<OrchestrationState> WaitAsync(
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
    private async Task<OrchestrationState> RunAsync(
        Func<IOrchestrationContext, string?, Task<string?>> code, string? input = null, ConformanceProgram? program = null)
    {
        await using var host = await Setup.OpenAsync((program ?? new ConformanceProgram()).Orchestrator("main", code));
        (await host.Client.ScheduleAsync(new ScheduleRequest("main", "i", input))).ShouldBeTrue();
        return await EndOfAsync(host, "i");
    }
}
