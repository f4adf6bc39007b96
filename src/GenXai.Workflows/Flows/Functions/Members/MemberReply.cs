using System.Text.Json;

namespace GenXai.Workflows.Flows.Functions.Members;

/// <summary>What a member of a flow gave.</summary>
internal sealed record MemberReply(string Agent, string Status, JsonElement Reply, decimal? Weight = null);
