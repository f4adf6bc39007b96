using System.Text.Json;
using GenXai.Workflows.Contracts;

namespace GenXai.Workflows.Flows.Functions.Members;

/// <summary>What becomes of the replies of members that worked at once.</summary>
internal static class MemberFunctions
{
    /// <summary>The replies by agent.</summary>
    public static Gathered Gather(GatherArguments arguments)
    {
        var failed = Failed(arguments.Members);
        var result = new OrderedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in arguments.Members.Where(member => !HasFailed(member)))
        {
            result[member.Agent] = member.Reply;
        }

        return result.Count > 0
            ? new Gathered(result, failed)
            : throw new FlowFunctionException(ErrorCodes.NodeFailed, $"all members failed: {string.Join("; ", failed.Select(each => $"{each.Agent}: {each.Error}"))}");
    }

    public static bool HasFailed(MemberReply member) => string.Equals(member.Status, RunStatuses.Failed, StringComparison.Ordinal);

    public static IReadOnlyList<FailedMember> Failed(IEnumerable<MemberReply> members) =>
        [.. members.Where(HasFailed).Select(member => new FailedMember(member.Agent, ErrorOf(member.Reply)))];

    // The output of a node that failed and let the run go on.
    private static string ErrorOf(JsonElement output) =>
        output.ValueKind == JsonValueKind.Object && output.TryGetProperty("error"u8, out var error) && error.ValueKind == JsonValueKind.String
            ? error.GetString()!
            : "failed";
}
