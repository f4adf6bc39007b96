using System.Globalization;
using GenXai.Cli.WorkflowTests.Model;
using GenXai.Cli.WorkflowTests.Running;

namespace GenXai.Cli.WorkflowTests.Checks;

/// <summary>Checks which calls a run made, and what models were sent.</summary>
internal static class CallChecks
{
    public static IEnumerable<TestFailure> Of(RunExpectation expect, CallRecorder calls) =>
    [
        .. expect.Calls.SelectMany(pair => Count(pair.Key, pair.Value, calls.CountOf(pair.Key))),
        .. expect.PromptContains.SelectMany(pair => Contains(pair.Key, pair.Value, calls.PromptsOf(pair.Key))),
        .. expect.PromptLacks.SelectMany(pair => Lacks(pair.Key, pair.Value, calls.PromptsOf(pair.Key))),
    ];

    private static IEnumerable<TestFailure> Count(string name, int expected, int actual)
    {
        if (expected != actual)
        {
            yield return new TestFailure(
                $"calls.{name}", expected.ToString(CultureInfo.InvariantCulture), actual.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<TestFailure> Contains(string agent, IReadOnlyList<string> parts, IReadOnlyList<string> prompts) =>
        parts.Where(part => !prompts.Any(prompt => prompt.Contains(part, StringComparison.Ordinal)))
            .Select(part => new TestFailure($"prompt_contains.{agent}", $"'{part}'", Show(prompts)));

    private static IEnumerable<TestFailure> Lacks(string agent, IReadOnlyList<string> parts, IReadOnlyList<string> prompts) =>
        parts.Where(part => prompts.Any(prompt => prompt.Contains(part, StringComparison.Ordinal)))
            .Select(part => new TestFailure($"prompt_lacks.{agent}", $"nothing with '{part}'", Show(prompts)));

    private static string Show(IReadOnlyList<string> prompts) =>
        prompts.Count == 0 ? "it was not called" : string.Join("\n---\n", prompts);
}
