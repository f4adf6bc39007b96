using System.Globalization;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Flows.Functions.Supervisions;

/// <summary>What CDW comes to.</summary>
internal static class SupervisionFunctions
{
    public const string Accept = "accept";
    public const string Redo = "redo";
    public const string Escalate = "escalate";

    /// <summary>A further round.</summary>
    public static AgainArguments Again(AgainArguments arguments) => arguments with { Rounds = arguments.Rounds + 1 };

    public static Concluded Conclude(ConcludeArguments arguments)
    {
        var (supervision, aggregate, collected) = (arguments.Supervision, arguments.Aggregate, arguments.Collected);
        var response = arguments.Escalation is { } escalation ? JsonPathText(escalation) : null;
        var accepted = string.Equals(response ?? supervision.Action, Accept, StringComparison.Ordinal);
        if (!accepted && arguments.Fails)
        {
            throw new FlowFunctionException(
                response is null ? ErrorCodes.IterationLimit : ErrorCodes.NodeFailed,
                string.Create(CultureInfo.InvariantCulture, $"the coordinator did not accept the result in {arguments.Rounds} of {arguments.Max} rounds ({supervision.Action}): {supervision.Feedback}")
                + (supervision.Unmet.Count == 0 ? "" : $"; unmet: {string.Join("; ", supervision.Unmet)}")
                + (response is null ? "" : $"; a person answered: {response}"));
        }

        var valid = collected.Result.Keys.Count(id => aggregate.Checked.FirstOrDefault(each => string.Equals(each.Id, id, StringComparison.Ordinal))?.Valid ?? true);
        var metadata = new CdwMetadata(
            collected.Workers,
            collected.Peak,
            collected.Tasks.Count,
            collected.Completed,
            collected.Failed,
            Math.Round((decimal)valid / Math.Max(collected.Tasks.Count, 1), 4),
            aggregate.Confidence,
            arguments.Rounds);
        return new Concluded(
            aggregate.Result,
            accepted,
            metadata,
            arguments.Criteria.SuccessCriteria,
            supervision.Unmet,
            aggregate.Conflicts,
            collected.Tasks,
            arguments.Escalation);
    }

    private static string JsonPathText(System.Text.Json.JsonElement escalation) =>
        escalation.ValueKind == System.Text.Json.JsonValueKind.Object && escalation.TryGetProperty("response"u8, out var response)
            ? JsonValues.ToText(response)
            : JsonValues.ToText(escalation);
}
