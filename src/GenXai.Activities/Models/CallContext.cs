using GenXai.Activities.Agents;
using Microsoft.Extensions.AI;

namespace GenXai.Activities.Models;

/// <summary>What clients may know of a call beside its messages; it travels in the options' additional properties.</summary>
/// <param name="IdempotencyKey">The key for services that have a header for it.</param>
/// <param name="Prompt">The parts that the prompt was made of.</param>
internal sealed record CallContext(string IdempotencyKey, PromptParts Prompt)
{
    private const string Property = "genxai.call";

    public static CallContext? Of(ChatOptions? options) =>
        options?.AdditionalProperties is { } properties && properties.TryGetValue(Property, out var value) ? value as CallContext : null;

    public void AddTo(ChatOptions options) => (options.AdditionalProperties ??= [])[Property] = this;
}
