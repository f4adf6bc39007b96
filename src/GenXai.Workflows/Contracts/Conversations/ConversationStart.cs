using System.Text.Json;
using GenXai.Workflows.Contracts.Calls;

namespace GenXai.Workflows.Contracts.Conversations;

/// <summary>What the first prompt of a conversation is made of, besides the agent and its task.</summary>
/// <param name="Bindings">The values of the names that the task reads.</param>
/// <param name="Input">What reached the node; null where it is left out.</param>
/// <param name="Memory">Shared memory, oldest first; empty where it is off.</param>
public sealed record ConversationStart(IReadOnlyList<Binding> Bindings, JsonElement? Input, IReadOnlyList<MemoryItem> Memory);
