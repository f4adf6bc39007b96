using GenXai.Hosting.Azure.Envelopes;
using Microsoft.DurableTask;

namespace GenXai.Functions.Tests.Hosts;

/// <summary>An activity of a test, as the app's triggers run one.</summary>
internal sealed class ProgramActivity(string name, ActivityRunner runner) : TaskActivity<string, string>
{
    public override Task<string> RunAsync(TaskActivityContext context, string input) =>
        runner.RunAsync(name, input, CancellationToken.None);
}
