using System.Text.Json;
using GenXai.Hosting.Batches.Items;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Client;
using GenXai.Hosting.Http.Requests;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Batches;
using GenXai.Workflows.Json;

namespace GenXai.Hosting.Batches;

/// <summary>A submission as senders write it, over HTTP or in a queue.</summary>
/// <param name="Workflow">The deployed workflow's name.</param>
/// <param name="Version">The version's number; null: the newest.</param>
/// <param name="Items">The items.</param>
/// <param name="Options">How.</param>
internal sealed record BatchRequest(string Workflow, int? Version, BatchItems Items, BatchOptions Options)
{
    private static readonly string[] Keys =
        ["workflow", "version", "items", "itemsFile", "keyField", "concurrency", "callback", "idempotencyKey"];

    /// <summary>Reads a submission.</summary>
    /// <param name="body">The JSON object.</param>
    /// <param name="files">Where <c>itemsFile</c> is looked for.</param>
    /// <exception cref="WorkflowClientException"><c>invalid_input</c>.</exception>
    public static BatchRequest Read(JsonElement? body, IBatchFiles files)
    {
        var read = RequestObject.Of(body, Keys);
        var workflow = read.Text("workflow") ?? throw Bad("the body lacks 'workflow', the name of a deployed workflow");
        return new BatchRequest(workflow, Number(read, "version", int.MaxValue), ItemsOf(read, files), new BatchOptions
        {
            Concurrency = Number(read, "concurrency", BatchOptions.MaxConcurrency) ?? 10,
            KeyField = read.Text("keyField"),
            Callback = read.Value("callback") is { } callback ? CallbackOf(callback) : null,
            IdempotencyKey = read.Text("idempotencyKey"),
        });
    }

    /// <summary>Submits it.</summary>
    /// <returns>The batch's id.</returns>
    /// <exception cref="WorkflowClientException">As <see cref="IBatchClient.SubmitAsync"/>; <c>definition_not_found</c>.</exception>
    public async Task<string> SubmitAsync(WorkflowRegistry workflows, IBatchClient batches, CancellationToken cancellationToken)
    {
        var (_, program) = await workflows.GetAsync(Workflow, Version, cancellationToken);
        return await batches.SubmitAsync(program, Items, Options, cancellationToken);
    }

    private static BatchItems ItemsOf(RequestObject read, IBatchFiles files) => (read.Value("items"), read.Text("itemsFile")) switch
    {
        ({ ValueKind: JsonValueKind.Array } items, null) => BatchItems.Of(items),
        (null, { } file) => BatchItems.InInbox(files, file),
        ({ } other, null) => throw Bad($"'items' must be a list, but is {JsonValues.TypeNamed(other)}"),
        _ => throw Bad("expected one of 'items' (a list) and 'itemsFile' (the name of a file in the host's inbox)"),
    };

    private static BatchCallback CallbackOf(JsonElement value)
    {
        var read = RequestObject.Of(value, ["url", "secret"]);
        return new BatchCallback(
            read.Text("url") ?? throw Bad("'callback' lacks 'url'"), read.Text("secret") ?? CallbackSecrets.Default);
    }

    private static int? Number(RequestObject read, string key, int most) => read.Value(key) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var number) && number >= 1 && number <= most => number,
        { } other => throw Bad(FormattableString.Invariant($"'{key}' is {JsonValues.ToJson(other)}; expected a whole number from 1 to {most}")),
    };

    private static WorkflowClientException Bad(string message) => new(ErrorCodes.InvalidInput, message);
}
