using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Json;

namespace GenXai.Hosting.Batches.Queues;

/// <summary>Makes batches of messages: a message seen twice makes one.</summary>
public sealed class BatchMessageHandler
{
    private const int MaxDeliveries = 5;
    private readonly IBatchClient _batches;
    private readonly WorkflowRegistry _workflows;
    private readonly IBatchFiles _files;

    /// <summary>Makes a handler.</summary>
    /// <param name="batches">The batches.</param>
    /// <param name="workflows">The deployed workflows.</param>
    /// <param name="files">Where item files are looked for.</param>
    public BatchMessageHandler(IBatchClient batches, WorkflowRegistry workflows, IBatchFiles files)
    {
        _batches = batches;
        _workflows = workflows;
        _files = files;
    }

    /// <summary>Handles a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null when it made its batch; else why it never will.</returns>
    /// <exception cref="StorageException">The store cannot be used now; the message is to be given out again.</exception>
    public async Task<string?> HandleAsync(BatchMessage message, CancellationToken cancellationToken = default)
    {
        try
        {
            var request = BatchRequest.Read(Parse(message.Body), _files);
            var options = request.Options with { IdempotencyKey = request.Options.IdempotencyKey ?? "message " + message.Id };
            await (request with { Options = options }).SubmitAsync(_workflows, _batches, cancellationToken);
            return null;
        }
        catch (JsonException exception)
        {
            return $"{ErrorCodes.InvalidInput}: the message is not valid JSON ({exception.Message}); expected an object such as {{\"workflow\": \"name\", \"items\": [...]}}";
        }
        catch (WorkflowClientException exception) when (!string.Equals(exception.Code, ErrorCodes.StorageError, StringComparison.Ordinal))
        {
            return $"{exception.Code}: {exception.Message}";
        }
        catch (StorageException exception) when (message.Deliveries >= MaxDeliveries)
        {
            return FormattableString.Invariant($"{exception.Code}: tried {message.Deliveries} times: {exception.Message}");
        }
    }

    // Senders whose library encodes messages in base64 are understood too.
    private static JsonElement Parse(string body)
    {
        var text = body.Trim();
        return text.Length > 0 && text[0] != '{' && Base64.IsValid(text)
            ? JsonValues.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(text)))
            : JsonValues.Parse(text);
    }
}
