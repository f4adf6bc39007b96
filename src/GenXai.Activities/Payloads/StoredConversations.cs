using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Contracts.Conversations;

namespace GenXai.Activities.Payloads;

/// <summary>
/// Conversations in the payload store: a chain of segments, the newest first. A new segment takes in those before it
/// that have no more rounds than itself, so that a conversation of n rounds is read in at most log n steps and each
/// part is written at most log n times.
/// </summary>
internal sealed class StoredConversations(StoredValues stored)
{
    /// <summary>A request with all that was said before it; what it refers to is not fetched.</summary>
    /// <exception cref="PayloadNotFoundException">A segment is not there.</exception>
    public async Task<ModelCallRequest> RecallAsync(ModelCallRequest request, CancellationToken cancellationToken)
    {
        if (request.Earlier is null)
        {
            return request;
        }

        var parts = request.Conversation;
        ConversationStart? start = null;
        for (var earlier = request.Earlier; earlier is not null;)
        {
            var segment = await LoadAsync(request.Origin.RootId, earlier, cancellationToken);
            parts = [.. segment.Parts, .. parts];
            (earlier, start) = (segment.Before, segment.Start);
        }

        return request with
        {
            Earlier = null,
            Bindings = start!.Bindings,
            Input = start.Input,
            Memory = start.Memory,
            Conversation = parts,
        };
    }

    /// <summary>Stores a conversation as far as a request tells it.</summary>
    /// <param name="request">The request as it was made, with its references.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="PayloadNotFoundException">A segment is not there.</exception>
    public async Task<ConversationReference> KeepAsync(ModelCallRequest request, CancellationToken cancellationToken)
    {
        var rootId = request.Origin.RootId;
        var segment = new ConversationSegment
        {
            Rounds = 1,
            Before = request.Earlier,
            Start = request.Earlier is null ? new ConversationStart(request.Bindings, request.Input, request.Memory) : null,
            Parts = request.Conversation,
        };
        while (segment.Before is { } before && await LoadAsync(rootId, before, cancellationToken) is var last && last.Rounds <= segment.Rounds)
        {
            segment = last with { Rounds = last.Rounds + segment.Rounds, Parts = [.. last.Parts, .. segment.Parts] };
        }

        var value = JsonSerializer.SerializeToElement(segment, ContractsJsonContext.Default.ConversationSegment);
        var (id, bytes) = await stored.WriteAsync(rootId, value, cancellationToken);
        return new ConversationReference(id, bytes + (segment.Before?.Bytes ?? 0));
    }

    private async Task<ConversationSegment> LoadAsync(string rootId, ConversationReference reference, CancellationToken cancellationToken)
    {
        var value = await stored.LoadAsync(rootId, reference.Id, null, cancellationToken);
        var segment = value.Deserialize(ContractsJsonContext.Default.ConversationSegment);
        return segment is { V: ConversationSegment.CurrentVersion }
            ? segment
            : throw new JsonException($"a stored conversation has version {segment?.V}; this program reads version {ConversationSegment.CurrentVersion}");
    }
}
