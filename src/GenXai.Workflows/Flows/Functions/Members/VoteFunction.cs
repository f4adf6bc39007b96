using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Flows.Functions.Members;

/// <summary>Counts votes. What differs only in case, spaces or a full stop is one choice; ties go by the agents' order.</summary>
internal static class VoteFunction
{
    private static readonly char[] Marks = ['.', '!', '?', ',', ';', ':'];

    public static Voted Count(VoteArguments arguments)
    {
        var failed = MemberFunctions.Failed(arguments.Members).ToList();
        var ballots = new List<Ballot>();
        foreach (var member in arguments.Members.Where(member => !MemberFunctions.HasFailed(member)))
        {
            if (VoteOf(member.Reply, arguments.Field) is { } vote)
            {
                ballots.Add(new Ballot(member.Agent, vote, member.Weight ?? 1));
            }
            else
            {
                failed.Add(new FailedMember(member.Agent, arguments.Field is { } field ? $"the reply has no field '{field}'" : "the reply is empty"));
            }
        }

        if (ballots.Count < arguments.Quorum)
        {
            throw new FlowFunctionException(
                ErrorCodes.NodeFailed,
                $"{ballots.Count} of {arguments.Members.Count} agents voted, and the quorum is {arguments.Quorum}{Text(failed)}");
        }

        // In order of appearance, and the first of the greatest wins.
        var tallies = ballots
            .GroupBy(ballot => KeyOf(ballot.Vote), StringComparer.Ordinal)
            .Select(same => new Tally(same.First().Vote, same.Sum(ballot => ballot.Weight), same.Count()))
            .ToList();
        var winner = tallies.MaxBy(tally => tally.Weight)!;
        var total = ballots.Sum(ballot => ballot.Weight);
        var share = total == 0 ? 0 : Math.Round(winner.Weight / total, 4);
        if (share < arguments.Threshold)
        {
            throw new FlowFunctionException(
                ErrorCodes.NodeFailed,
                string.Create(CultureInfo.InvariantCulture, $"no choice has the share of {arguments.Threshold} of the votes: the first is {JsonValues.ToJson(winner.Vote)} with {share}"));
        }

        return new Voted(winner.Vote, share, tallies.Count(tally => tally.Weight == winner.Weight) > 1, tallies, ballots, failed);
    }

    private static JsonElement? VoteOf(JsonElement reply, string? field)
    {
        var vote = field is null ? reply
            : reply.ValueKind == JsonValueKind.Object && reply.TryGetProperty(field, out var found) ? found
            : default;
        var isEmpty = vote.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
            || (vote.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(vote.GetString()));
        return isEmpty ? null : vote;
    }

    private static string KeyOf(JsonElement vote) => vote.ValueKind == JsonValueKind.String
        ? "text:" + string.Join(' ', vote.GetString()!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd(Marks).ToUpperInvariant()
        : CanonicalJson.Of(vote);

    private static string Text(List<FailedMember> failed) =>
        failed.Count == 0 ? "" : $" ({string.Join("; ", failed.Select(each => $"{each.Agent}: {each.Error}"))})";
}
