using System.Text.Json;

namespace GenXai.Workflows.Flows.Functions.Members;

/// <summary>The result of an ensemble.</summary>
internal sealed record Voted(
    JsonElement Result, decimal Share, bool Tie, IReadOnlyList<Tally> Tally, IReadOnlyList<Ballot> Votes, IReadOnlyList<FailedMember> Failed);
