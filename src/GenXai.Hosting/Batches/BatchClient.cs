using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GenXai.Activities.Callbacks;
using GenXai.Hosting.Batches.Items;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Client;
using GenXai.Hosting.Runs;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Batches;
using GenXai.Workflows.Definitions;

namespace GenXai.Hosting.Batches;

/// <summary>The one implementation of <see cref="IBatchClient"/>, on any host's client port.</summary>
public sealed class BatchClient : IBatchClient
{
    private const int PartSize = 200;
    private const int MaxIdLength = 60;
    private readonly IOrchestrationClient _client;
    private readonly DefinitionCatalog _catalog;
    private readonly IBatchFiles _files;
    private readonly CallbackSender _callbacks;
    private readonly TimeProvider _time;
    private readonly BatchReader _reader;

    /// <summary>Makes a client.</summary>
    /// <param name="client">The host's orchestrations.</param>
    /// <param name="catalog">The programs.</param>
    /// <param name="files">The files of batches.</param>
    /// <param name="callbacks">To check whether a callback can be signed.</param>
    /// <param name="time">For new ids.</param>
    public BatchClient(
        IOrchestrationClient client, DefinitionCatalog catalog, IBatchFiles files, CallbackSender callbacks, TimeProvider time)
    {
        _client = client;
        _catalog = catalog;
        _files = files;
        _callbacks = callbacks;
        _time = time;
        _reader = new BatchReader(client);
    }

    /// <inheritdoc />
    public async Task<string> SubmitAsync(
        WorkflowProgram program, BatchItems items, BatchOptions options, CancellationToken cancellationToken = default)
    {
        await CheckAsync(options, cancellationToken);
        var name = program.Workflows[program.Main].Name;
        var id = IdOf(options);
        var request = Fingerprint(name, items, options);
        if (await IsKnownAsync(id, request, cancellationToken))
        {
            return id;
        }

        var folder = BatchPaths.NewItems(id);
        var count = await new ItemWriter(_files, folder, PartSize, options.KeyField).WriteAsync(items, cancellationToken);
        await _catalog.AddAsync(program, cancellationToken);
        var batch = new BatchInput
        {
            BatchId = id,
            Workflow = name,
            Definition = program.Bundle.Hash,
            WorkflowKey = program.Main,
            Items = folder,
            Count = count,
            PartSize = PartSize,
            Concurrency = options.Concurrency,
            KeyField = options.KeyField,
            Callback = options.Callback,
        };
        if (!await ScheduleAsync(batch, request, cancellationToken))
        {
            await _files.DeleteAsync(folder, cancellationToken);
            await IsKnownAsync(id, request, cancellationToken);
        }

        return id;
    }

    /// <inheritdoc />
    public Task<BatchStatus> GetAsync(string batchId, CancellationToken cancellationToken = default) =>
        _reader.ReadAsync(batchId, cancellationToken);

    /// <inheritdoc />
    public Task<BatchPage> ListAsync(int limit = 100, string? continuation = null, CancellationToken cancellationToken = default) =>
        _reader.ListAsync(limit, continuation, cancellationToken);

    /// <inheritdoc />
    public async Task CancelAsync(string batchId, string? reason = null, CancellationToken cancellationToken = default)
    {
        var state = await _reader.FindAsync(batchId, cancellationToken);
        var message = new MailboxMessage { Id = "cancel", Kind = MessageKinds.Cancel, Reason = reason };
        if (BatchReader.IsAtRest(state)
            || !await _client.RaiseEventAsync(
                batchId,
                WorkflowEngine.Mailbox,
                JsonSerializer.Serialize(message, ContractsJsonContext.Default.MailboxMessage),
                cancellationToken))
        {
            throw new WorkflowClientException(ErrorCodes.Conflict, $"batch '{batchId}' has already ended");
        }
    }

    /// <inheritdoc />
    public Task PurgeAsync(string batchId, CancellationToken cancellationToken = default) =>
        new BatchPurge(_client, _files, _reader, _time).PurgeAsync(batchId, cancellationToken);

    /// <inheritdoc />
    public async Task<BatchStatus> WaitForEndAsync(string batchId, CancellationToken cancellationToken = default)
    {
        await _client.WaitForChangeAsync(batchId, BatchReader.IsAtRest, cancellationToken);
        return await GetAsync(batchId, cancellationToken);
    }

    /// <inheritdoc />
    public async Task WriteResultsAsync(string batchId, Stream target, CancellationToken cancellationToken = default)
    {
        var parts = await _reader.PartsAsync(batchId, cancellationToken);
        for (var part = 0; part < parts; part++)
        {
            if (await _files.OpenAsync(BatchPaths.Results(batchId, part), cancellationToken) is { } results)
            {
                await using (results)
                {
                    await results.CopyToAsync(target, cancellationToken);
                }
            }
        }
    }

    private static string Fingerprint(string workflow, BatchItems items, BatchOptions options)
    {
        var text = FormattableString.Invariant(
            $"{workflow}\n{options.Concurrency}\n{options.KeyField}\n{options.Callback?.Url}\n{options.Callback?.Secret}\n{items.Fingerprint}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static WorkflowClientException Bad(string message) => new(ErrorCodes.InvalidInput, message);

    private async Task CheckAsync(BatchOptions options, CancellationToken cancellationToken)
    {
        if (options.Concurrency is < 1 or > BatchOptions.MaxConcurrency)
        {
            throw Bad(FormattableString.Invariant($"the concurrency is {options.Concurrency}; expected 1 to {BatchOptions.MaxConcurrency}"));
        }

        if (options.Callback is not { } callback)
        {
            return;
        }

        if (CallbackSender.FaultOf(callback.Url) is { } fault)
        {
            throw Bad($"the callback: {fault}");
        }

        if (!CallbackSecrets.IsName(callback.Secret))
        {
            throw Bad($"the callback's secret '{callback.Secret}' is no name of one: expected {CallbackSecrets.Default}, or a name that begins with {CallbackSecrets.Default}_");
        }

        if (!await _callbacks.HasSecretAsync(callback.Secret, cancellationToken))
        {
            throw Bad($"a callback is signed, and the host has no secret {callback.Secret}: set it, or leave the callback out");
        }
    }

    private string IdOf(BatchOptions options)
    {
        if (options.IdempotencyKey is { } key)
        {
            return IdempotencyKeys.IdOf("batch", key);
        }

        var id = options.BatchId ?? Guid.CreateVersion7(_time.GetUtcNow()).ToString("N");
        return id.Length is > 0 and <= MaxIdLength && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
            ? id
            : throw Bad($"'{id}' is no batch id; use 1 to {MaxIdLength} letters, digits, '-' or '_', or leave it out for a new one");
    }

    private async Task<bool> IsKnownAsync(string id, string request, CancellationToken cancellationToken)
    {
        if (await _client.GetAsync(id, cancellationToken: cancellationToken) is not { } state)
        {
            return false;
        }

        return string.Equals(state.Name, BatchNames.Batch, StringComparison.Ordinal)
            && string.Equals(BatchReader.Metadata(state).Request, request, StringComparison.Ordinal)
            ? true
            : throw new WorkflowClientException(
                ErrorCodes.Conflict, $"'{id}' is in use by another request; use a new id or key for a new request");
    }

    private Task<bool> ScheduleAsync(BatchInput batch, string request, CancellationToken cancellationToken)
    {
        var metadata = new BatchMetadata(batch.Workflow, batch.Definition, batch.Count, batch.Parts, batch.Concurrency, request);
        var schedule = new ScheduleRequest(
            BatchNames.Batch, batch.BatchId, JsonSerializer.Serialize(batch, BatchJsonContext.Default.BatchInput))
        {
            Version = BatchNames.Version,
            Tag = BatchMetadata.Tag,
            Metadata = JsonSerializer.Serialize(metadata, HostingJsonContext.Default.BatchMetadata),
        };
        return _client.ScheduleAsync(schedule, cancellationToken);
    }
}
