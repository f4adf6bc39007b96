using System.Globalization;
using GenXai.Cli.WorkflowTests.Model;
using GenXai.Workflows.Contracts;

namespace GenXai.Cli.WorkflowTests.Checks;

/// <summary>Checks a run's result against what a test expects.</summary>
internal static class RunChecks
{
    public static IEnumerable<TestFailure> Of(RunExpectation expect, RunResult result) =>
    [
        .. Status(expect, result),
        .. Error(expect.Error, result.Error),
        .. Paths("executed", expect.Executed, result.Executed),
        .. Paths("compensated", expect.Compensated, result.Compensated ?? []),
        .. Paths("compensation_failed", expect.CompensationFailed, result.CompensationFailed ?? []),
        .. Nodes(expect, result),
        .. expect.Output is { } output ? JsonMatch.Equal("output", output, result.Output) : [],
        .. expect.OutputContains is { } part ? JsonMatch.ContainsAtTop("output", part, result.Output) : [],
        .. expect.State.SelectMany(pair => JsonMatch.Contains($"state.{pair.Key}", pair.Value, JsonMatch.At(result.State, pair.Key))),
    ];

    private static IEnumerable<TestFailure> Status(RunExpectation expect, RunResult result)
    {
        if (expect.Status is { } status && !string.Equals(status, result.Status, StringComparison.Ordinal))
        {
            yield return new TestFailure("status", status, result.Error is { } error ? $"{result.Status} ({Describe(error)})" : result.Status);
        }
    }

    private static IEnumerable<TestFailure> Error(ErrorExpectation? expect, RunError? error)
    {
        if (expect is null)
        {
            yield break;
        }

        if (error is null)
        {
            yield return new TestFailure("error", expect.Code ?? "an error", "none");
            yield break;
        }

        if (expect.Code is { } code && !string.Equals(code, error.Code, StringComparison.Ordinal))
        {
            yield return new TestFailure("error.code", code, Describe(error));
        }

        if (expect.Node is { } node && !string.Equals(node, error.Node, StringComparison.Ordinal))
        {
            yield return new TestFailure("error.node", node, error.Node ?? "none");
        }

        foreach (var part in expect.Contains.Where(part => !error.Message.Contains(part, StringComparison.Ordinal)))
        {
            yield return new TestFailure("error.message", $"text that contains '{part}'", error.Message);
        }
    }

    private static string Describe(RunError error) =>
        error.Node is { } node ? $"{error.Code} at {node}: {error.Message}" : $"{error.Code}: {error.Message}";

    private static IEnumerable<TestFailure> Paths(string what, IReadOnlyList<string>? expected, IReadOnlyList<string> actual)
    {
        if (expected is not null && !expected.SequenceEqual(actual, StringComparer.Ordinal))
        {
            yield return new TestFailure(what, $"[{string.Join(", ", expected)}]", $"[{string.Join(", ", actual)}]");
        }
    }

    private static IEnumerable<TestFailure> Nodes(RunExpectation expect, RunResult result)
    {
        foreach (var (id, status) in expect.Nodes)
        {
            var actual = Node(result, id)?.Status ?? "no such node";
            if (!string.Equals(status, actual, StringComparison.Ordinal))
            {
                yield return new TestFailure($"nodes.{id}", status, actual);
            }
        }

        foreach (var (id, iterations) in expect.Iterations)
        {
            var actual = Node(result, id)?.Iterations;
            if (actual != iterations)
            {
                yield return new TestFailure(
                    $"iterations.{id}",
                    iterations.ToString(CultureInfo.InvariantCulture),
                    actual?.ToString(CultureInfo.InvariantCulture) ?? "no such node");
            }
        }
    }

    private static NodeResult? Node(RunResult result, string id) =>
        result.Nodes.FirstOrDefault(node => string.Equals(node.Id, id, StringComparison.Ordinal));
}
