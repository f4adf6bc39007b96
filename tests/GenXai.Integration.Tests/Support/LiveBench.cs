using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using GenXai.Activities.Tools;
using GenXai.Cli.Sessions;
using GenXai.Cli.WorkflowTests.Model;
using GenXai.Hosting.Client;
using GenXai.Hosting.Embedded;
using GenXai.Hosting.Embedded.Time;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Calls;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Interpreter;
using GenXai.Workflows.Json;

namespace GenXai.Integration.Tests.Support;

/// <summary>The embedded host, in memory and in virtual time, with a client to do several things to its runs.</summary>
internal sealed partial class LiveBench : IAsyncDisposable
{
    private readonly EmbeddedHost _host;
    private readonly RunProgram _code;

    private LiveBench(EmbeddedHost host, RunProgram code, WorkflowProgram program, VirtualClock clock)
    {
        (_host, _code, Program) = (host, code, program);
        Client = new WorkflowClient(host.Client, host.Log, code.Catalog, clock.Time, host.Payloads);
    }

    public WorkflowProgram Program { get; }

    public IWorkflowClient Client { get; }

    public static Task<LiveBench> OpenAsync(TestText text, BenchOptions options) => OpenAsync(text.Test, text, options);

    public static async Task<LiveBench> OpenAsync(RunTest test, IDefinitionFiles files, BenchOptions options)
    {
        var loaded = await DefinitionReader.LoadAsync(files, test, HostTools.BuiltIn);
        var program = loaded.Program ?? throw new InvalidOperationException(string.Join('\n', loaded.Diagnostics));
        var clock = new VirtualClock();
        RunProgram? code = null;
        var host = await EmbeddedHost.OpenAsync(
            new EmbeddedOptions
            {
                Clock = clock,
                ReplayAlways = options.ReplayAlways,
                Program = services =>
                {
                    code = RunProgram.Of(services, clock, test.Script, [], notices: null);
                    var engine = WorkflowEngine.Current.ToString(CultureInfo.InvariantCulture);
                    return code.Program with
                    {
                        Orchestrators =
                        [
                            new OrchestratorRegistration(
                                WorkflowEngine.OrchestratorName, engine, new WorkflowOrchestrator(code.Catalog, options.Limits)),
                        ],
                    };
                },
            },
            CancellationToken.None);
        return new LiveBench(host, code!, program, clock);
    }

    /// <summary>Runs the workflow as far as it comes.</summary>
    public async Task<RunResult> RunAsync(JsonElement input, string id)
    {
        await Client.StartAsync(Program, input, id, CancellationToken.None);
        return await SettleAsync(id);
    }

    /// <summary>Lets everything happen that can.</summary>
    public async Task<RunResult> SettleAsync(string id)
    {
        await _host.WhenQuiescentAsync(CancellationToken.None);
        return await Client.GetResultAsync(id, CancellationToken.None);
    }

    public async Task<List<LogEntry>> LogAsync(string id) =>
        await Client.EventsAsync(id, cancellationToken: CancellationToken.None).ToListAsync();

    /// <summary>The calls of a log, each with its number, sorted: those of one round of an agent end in any order.</summary>
    public static List<string> Calls(IEnumerable<LogEntry> log) =>
    [
        .. log.Select(entry => entry.Data switch
        {
            ModelCompleted call => FormattableString.Invariant($"{entry.Path} {call.Agent} {call.Call}"),
            ToolCompleted call => FormattableString.Invariant($"{entry.Path} {call.Tool} {call.Call}"),
            _ => null,
        }).OfType<string>().Order(StringComparer.Ordinal),
    ];

    /// <summary>What a run came to, without times, passes and usage.</summary>
    public static string Outcome(RunResult result) => Times().Replace(Text(result), "(a time)");

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _code.People.Dispose();
    }

    private static string Text(RunResult result) => string.Join('\n', (string[])
    [
        result.Status,
        result.Error is { } error ? $"{error.Code} {error.Node} {error.Message}" : "",
        result.Output is { } output ? JsonValues.ToJson(output) : "",
        Sorted(result.State),
        .. result.Nodes.Select(node => $"{node.Id} {node.Status} {node.Error?.Message}"),
    ]);

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT[0-9:.]+Z", RegexOptions.NonBacktracking)]
    private static partial Regex Times();

    private static string Sorted(JsonElement? state) => state is { } value
        ? string.Join(',', value.EnumerateObject().OrderBy(field => field.Name, StringComparer.Ordinal).Select(field => $"{field.Name}={JsonValues.ToJson(field.Value)}"))
        : "";
}
