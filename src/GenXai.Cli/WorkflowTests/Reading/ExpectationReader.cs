using System.Text.Json;
using GenXai.Cli.WorkflowTests.Model;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Definitions.Yaml;
using GenXai.Workflows.Validation;

namespace GenXai.Cli.WorkflowTests.Reading;

/// <summary>Reads the <c>expect</c> object of a run test.</summary>
internal static class ExpectationReader
{
    private static readonly string[] Keys =
    [
        "status", "error", "executed", "nodes", "iterations", "output", "output_contains", "state", "max_parallel",
        "prompt_contains", "prompt_lacks", "calls", "diagnostics", "compensated", "compensation_failed",
    ];

    private static readonly string[] Statuses =
        [RunStatuses.Completed, RunStatuses.Failed, RunStatuses.Waiting, RunStatuses.Terminated, RunStatuses.Suspended, "invalid"];

    public static RunExpectation? Read(YamlNode node, List<Diagnostic> faults)
    {
        if (TestObject.Open(node, "expect", Keys, faults) is not { } expect)
        {
            return null;
        }

        if (node is YamlMapping { Entries.IsEmpty: true })
        {
            faults.Add(TestObject.Fault(node, DiagnosticCodes.MissingKey, "expect is empty; a test must expect something, such as status: completed"));
        }

        var status = expect.Text("status");
        if (status is not null && !Statuses.Contains(status, StringComparer.Ordinal))
        {
            faults.Add(TestObject.Fault(
                expect.Find("status")!,
                DiagnosticCodes.UnknownValue,
                $"expect: '{status}' is no status; expected one of {string.Join(", ", Statuses)}"));
        }

        return new RunExpectation
        {
            Status = status,
            Error = expect.Find("error") is { } error ? ReadError(error, faults) : null,
            Executed = expect.Texts("executed"),
            Compensated = expect.Texts("compensated"),
            CompensationFailed = expect.Texts("compensation_failed"),
            Nodes = expect.Map("nodes", (value, key) => Single(expect, value, key)),
            Iterations = Counts(expect, "iterations"),
            Output = expect.Json("output"),
            OutputContains = expect.Json("output_contains"),
            State = expect.Map<Box>("state", (value, _) => new Box(value.ToJson())).Select(Unbox).ToList(),
            MaxParallel = expect.Count("max_parallel"),
            PromptContains = expect.Map("prompt_contains", expect.Texts),
            PromptLacks = expect.Map("prompt_lacks", expect.Texts),
            Calls = Counts(expect, "calls"),
            Diagnostics = expect.Texts("diagnostics"),
        };
    }

    private static KeyValuePair<string, JsonElement> Unbox(KeyValuePair<string, Box> pair) => new(pair.Key, pair.Value.Value);

    private static List<KeyValuePair<string, int>> Counts(TestObject expect, string key) =>
        [.. expect.Map(key, (value, name) => expect.Count(value, name) is { } count ? new Tally(count) : null)
            .Select(pair => new KeyValuePair<string, int>(pair.Key, pair.Value.Count))];

    private static string? Single(TestObject expect, YamlNode value, string key) => expect.Texts(value, key) switch
    {
        { Count: 1 } texts => texts[0],
        _ => null,
    };

    private static ErrorExpectation? ReadError(YamlNode node, List<Diagnostic> faults) =>
        TestObject.Open(node, "expect.error", ["code", "node", "contains"], faults) is { } error
            ? new ErrorExpectation(error.Text("code"), error.Text("node"), error.Texts("contains") ?? [])
            : null;

    private sealed record Box(JsonElement Value);

    private sealed record Tally(int Count);
}
