using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Contracts.Memory;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Json;
using GenXai.Workflows.Payloads;

namespace GenXai.Activities.Payloads;

/// <summary>The stored values of calls: fetched before the call, stored after it.</summary>
internal sealed class CallValues(StoredValues stored, IDefinitionSource definitions)
{
    private const string HumanInput = "human_input";

    // Compiled when a large value is first stored, and kept as long as the definition.
    private readonly ConditionalWeakTable<WorkflowDefinition, PayloadReads> _reads = [];
    private readonly StoredConversations _conversations = new(stored);

    /// <summary>Whether a call's input may refer to stored values: said in its text.</summary>
    public static bool MayRefer(string payload) => payload.Contains(PayloadReference.Property, StringComparison.Ordinal);

    public async Task<IReadOnlyList<Binding>> ResolveAsync(string rootId, IReadOnlyList<Binding> bindings, CancellationToken cancellationToken)
    {
        var resolved = new List<Binding>(bindings.Count);
        foreach (var binding in bindings)
        {
            // A part that is not there has no binding, as any name that finds nothing.
            if (await stored.ResolveAsync(rootId, binding.Value, cancellationToken) is { } value)
            {
                resolved.Add(binding with { Value = value });
            }
        }

        return resolved;
    }

    public async Task<ToolCallRequest> ResolveAsync(ToolCallRequest request, CancellationToken cancellationToken) => request with
    {
        Bindings = await ResolveAsync(request.Origin.RootId, request.Bindings, cancellationToken),
        Arguments = await stored.ResolveOrNullAsync(request.Origin.RootId, request.Arguments, cancellationToken),
        Approved = await stored.ResolveOrNullAsync(request.Origin.RootId, request.Approved, cancellationToken),
    };

    public async Task<ModelCallRequest> ResolveAsync(ModelCallRequest request, CancellationToken cancellationToken)
    {
        request = await _conversations.RecallAsync(request, cancellationToken);
        var rootId = request.Origin.RootId;
        var memory = new List<MemoryItem>(request.Memory.Count);
        foreach (var item in request.Memory)
        {
            memory.Add(item with { Value = (await stored.ResolveOrNullAsync(rootId, item.Value, cancellationToken))!.Value });
        }

        var conversation = new List<ConversationPart>(request.Conversation.Count);
        foreach (var part in request.Conversation)
        {
            conversation.Add(await ResolveAsync(rootId, part, cancellationToken));
        }

        return request with
        {
            Bindings = await ResolveAsync(rootId, request.Bindings, cancellationToken),
            Input = await stored.ResolveOrNullAsync(rootId, request.Input, cancellationToken),
            Memory = memory,
            Conversation = conversation,
        };
    }

    public async Task<ToolCallOutcome> KeepAsync(ToolCallRequest request, ToolCallOutcome outcome, CancellationToken cancellationToken)
    {
        var origin = request.Origin;

        async Task<JsonElement?> KeptAsync(JsonElement? value) =>
            value is { } given && stored.MustBeStored(given) ? await KeepAsync(origin, given, cancellationToken) : value;

        return outcome with
        {
            Result = await KeptAsync(outcome.Result),
            Asks = await KeptAsync(outcome.Asks),
            Expands = outcome.Expands is { } arguments && IsReadMemory(request.Tool, arguments) ? arguments : await KeptAsync(outcome.Expands),
        };
    }

    /// <summary>Stores what is large in a reply, and what came before it if the conversation goes on after at least one round.</summary>
    /// <param name="request">The request as it was made, with its references.</param>
    /// <param name="outcome">The reply.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<ModelCallOutcome> KeepAsync(ModelCallRequest request, ModelCallOutcome outcome, CancellationToken cancellationToken)
    {
        var kept = await KeepAsync(request.Origin, outcome, cancellationToken);
        return kept.GoesOn && request.Conversation.Count > 0
            ? kept with { Earlier = await _conversations.KeepAsync(request, cancellationToken) }
            : kept;
    }

    private async Task<ModelCallOutcome> KeepAsync(CallOrigin origin, ModelCallOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome.Reply is { } reply && stored.MustBeStored(reply))
        {
            // The text says the same once more.
            return outcome with { Reply = await KeepAsync(origin, reply, cancellationToken), Text = null };
        }

        if (outcome.ToolCalls.Count > 0)
        {
            outcome = outcome with { ToolCalls = await KeepAsync(origin, outcome.ToolCalls, cancellationToken) };
        }

        return outcome is { Reply: null, Text.Length: > PayloadReference.InlineBytes / 3 } && JsonValues.FromString(outcome.Text) is var text
            && stored.MustBeStored(text)
            ? outcome with { Text = null, StoredText = await KeepAsync(origin, text, cancellationToken) }
            : outcome;
    }

    /// <summary>Stores a value that becomes the output of a node, or of none, if it is large.</summary>
    public Task<JsonElement> KeepAsync(
        string rootId, string definition, string workflow, string? node, JsonElement value, CancellationToken cancellationToken) =>
        stored.MustBeStored(value)
            ? stored.KeepAsync(rootId, value, Paths(definition, workflow, node), cancellationToken)
            : Task.FromResult(value);

    private Task<JsonElement> KeepAsync(CallOrigin origin, JsonElement value, CancellationToken cancellationToken) =>
        KeepAsync(origin.RootId, origin.Definition, origin.Workflow, origin.Node, value, cancellationToken);

    private IEnumerable<ImmutableArray<string>> Paths(string definition, string workflow, string? node) =>
        _reads.GetValue(definitions.Get(definition).Workflows[workflow], PayloadReadCompiler.Compile).OfNode(node);

    private static bool IsReadMemory(string tool, JsonElement arguments) =>
        MemoryTools.Has(tool) && !PayloadValues.MustBeStored(arguments, PayloadReference.InlineBytes);

    private async Task<IReadOnlyList<ToolCallAsked>> KeepAsync(
        CallOrigin origin, IReadOnlyList<ToolCallAsked> calls, CancellationToken cancellationToken)
    {
        var kept = new List<ToolCallAsked>(calls.Count);
        foreach (var call in calls)
        {
            // The interpreter reads what a person is asked, and what memory tools are given unless it is refused for its size.
            var isRead = (string.Equals(call.Name, HumanInput, StringComparison.Ordinal) && !PayloadValues.Occurs(call.Arguments))
                || IsReadMemory(call.Name, call.Arguments);
            kept.Add(!isRead && stored.MustBeStored(call.Arguments)
                ? call with { Arguments = await KeepAsync(origin, call.Arguments, cancellationToken) }
                : call);
        }

        return kept;
    }

    private async Task<ConversationPart> ResolveAsync(string rootId, ConversationPart part, CancellationToken cancellationToken)
    {
        if (part.Stored is { } text)
        {
            var value = await stored.ResolveOrNullAsync(rootId, text, cancellationToken);
            part = part with { Text = JsonValues.ToText(value!.Value), Stored = null };
        }

        if (part.ToolCalls.Count == 0)
        {
            return part;
        }

        var calls = new List<ToolCallAsked>(part.ToolCalls.Count);
        foreach (var call in part.ToolCalls)
        {
            calls.Add(call with { Arguments = (await stored.ResolveOrNullAsync(rootId, call.Arguments, cancellationToken))!.Value });
        }

        return part with { ToolCalls = calls };
    }
}
