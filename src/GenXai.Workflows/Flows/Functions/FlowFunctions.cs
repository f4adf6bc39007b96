using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Flows.Functions.Maps;
using GenXai.Workflows.Flows.Functions.Members;
using GenXai.Workflows.Flows.Functions.Plans;
using GenXai.Workflows.Flows.Functions.Rounds;
using GenXai.Workflows.Flows.Functions.Supervisions;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Flows.Functions;

/// <summary>
/// What flows compute between their agents (docs/flows.md). Pure functions: the interpreter applies them, or an activity
/// where they need stored values, and both give the same.
/// </summary>
public static class FlowFunctions
{
    internal const string Given = "given";
    internal const string Gather = "gather";
    internal const string Vote = "vote";
    internal const string Turn = "turn";
    internal const string Selected = "selected";
    internal const string Review = "review";
    internal const string Reviewed = "reviewed";
    internal const string Parts = "parts";
    internal const string Assign = "assign";
    internal const string Collect = "collect";
    internal const string Shard = "shard";
    internal const string Group = "group";
    internal const string Again = "again";
    internal const string Conclude = "conclude";

    private const string FailureProperty = "$failure";

    private static readonly FrozenDictionary<string, Func<JsonElement, JsonElement>> All = new Dictionary<string, Func<JsonElement, JsonElement>>(StringComparer.Ordinal)
    {
        [Given] = static arguments => arguments,
        [Gather] = Of(FlowJsonContext.Default.GatherArguments, FlowJsonContext.Default.Gathered, MemberFunctions.Gather),
        [Vote] = Of(FlowJsonContext.Default.VoteArguments, FlowJsonContext.Default.Voted, VoteFunction.Count),
        [Turn] = Of(FlowJsonContext.Default.TurnArguments, FlowJsonContext.Default.TurnReplies, RoundFunctions.Turn),
        [Selected] = Of(FlowJsonContext.Default.SelectedArguments, FlowJsonContext.Default.Selected, RoundFunctions.Select),
        [Review] = Of(FlowJsonContext.Default.ReviewArguments, FlowJsonContext.Default.Reviewing, RoundFunctions.Review),
        [Reviewed] = Of(FlowJsonContext.Default.ReviewedArguments, FlowJsonContext.Default.Reviewed, RoundFunctions.Conclude),
        [Parts] = Of(FlowJsonContext.Default.PartsArguments, FlowJsonContext.Default.Assigned, PlanFunctions.Part),
        [Assign] = Of(FlowJsonContext.Default.AssignArguments, FlowJsonContext.Default.Assigned, PlanFunctions.Assign),
        [Collect] = Of(FlowJsonContext.Default.CollectArguments, FlowJsonContext.Default.Collected, PlanFunctions.Collect),
        [Shard] = Of(FlowJsonContext.Default.ShardArguments, FlowJsonContext.Default.Sharded, ShardFunction.Split),
        [Group] = Of(FlowJsonContext.Default.GroupArguments, FlowJsonContext.Default.Grouped, GroupFunction.Group),
        [Again] = Of(FlowJsonContext.Default.AgainArguments, FlowJsonContext.Default.AgainArguments, SupervisionFunctions.Again),
        [Conclude] = Of(FlowJsonContext.Default.ConcludeArguments, FlowJsonContext.Default.Concluded, SupervisionFunctions.Conclude),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Applies a function.</summary>
    /// <param name="function">Its name.</param>
    /// <param name="arguments">Its arguments, without references to stored values.</param>
    /// <returns>What it gives; where it fails, a value of which <see cref="TryGetFailure"/> tells why.</returns>
    /// <exception cref="ArgumentException">There is no such function.</exception>
    public static JsonElement Apply(string function, JsonElement arguments)
    {
        if (!All.TryGetValue(function, out var apply))
        {
            throw new ArgumentException($"there is no flow function '{function}'", nameof(function));
        }

        try
        {
            return apply(arguments);
        }
        catch (FlowFunctionException exception)
        {
            return Failure(exception.Code, exception.Message);
        }
        catch (JsonException exception)
        {
            return Failure(ErrorCodes.OutputInvalid, $"the flow's step '{function}' cannot read what it was given: {exception.Message}");
        }
    }

    /// <summary>Whether a function failed, and why.</summary>
    /// <param name="result">What <see cref="Apply"/> gave.</param>
    /// <param name="failure">The error; null when it did not fail.</param>
    public static bool TryGetFailure(JsonElement result, out RunError? failure)
    {
        failure = result.ValueKind == JsonValueKind.Object && result.TryGetProperty(FailureProperty, out var told)
            && told.ValueKind == JsonValueKind.Array
                ? new RunError(told[0].GetString() ?? ErrorCodes.NodeFailed, told[1].GetString() ?? "", null)
                : null;
        return failure is not null;
    }

    private static JsonElement Failure(string code, string message) => JsonValues.Build(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray(FailureProperty);
        writer.WriteStringValue(code);
        writer.WriteStringValue(message);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static Func<JsonElement, JsonElement> Of<TArguments, TResult>(
        JsonTypeInfo<TArguments> arguments, JsonTypeInfo<TResult> result, Func<TArguments, TResult> function) =>
        given => JsonSerializer.SerializeToElement(
            function(given.Deserialize(arguments) ?? throw new JsonException("nothing was given")), result);
}
