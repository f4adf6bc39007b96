using GenXai.Hosting.Client;
using GenXai.Hosting.Encryption;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Embedded.Storage.Sealed;

/// <summary>Seals what a store keeps. Ids, names, times and statuses stay in the clear: they are searched.</summary>
internal sealed class RowSeal(ISealer sealer)
{
    public InstanceRow Seal(InstanceRow row)
    {
        var copy = row.Copy();
        copy.Metadata = sealer.Seal(row.Metadata, Of(row.Id, "metadata"));
        copy.CustomStatus = sealer.Seal(row.CustomStatus, Of(row.Id, "status"));
        copy.Output = sealer.Seal(row.Output, Of(row.Id, "output"));
        copy.Failure = row.Failure is { } failure ? Seal(row.Id, failure) : null;
        return copy;
    }

    public FailureDetails Seal(string id, FailureDetails failure) =>
        failure with { Message = sealer.Seal(failure.Message, Of(id, "failure")) };

    /// <summary>Opens the row itself.</summary>
    public InstanceRow Open(InstanceRow row)
    {
        row.Metadata = sealer.Open(row.Metadata, Of(row.Id, "metadata"));
        row.CustomStatus = sealer.Open(row.CustomStatus, Of(row.Id, "status"));
        row.Output = sealer.Open(row.Output, Of(row.Id, "output"));
        row.Failure = row.Failure is { } failure ? Open(row.Id, failure) : null;
        return row;
    }

    public OrchestrationState Open(OrchestrationState state) => state with
    {
        Metadata = sealer.Open(state.Metadata, Of(state.Id, "metadata")),
        CustomStatus = sealer.Open(state.CustomStatus, Of(state.Id, "status")),
        Input = sealer.Open(state.Input, Of(state.Id, "input")),
        Output = sealer.Open(state.Output, Of(state.Id, "output")),
        Failure = state.Failure is { } failure ? Open(state.Id, failure) : null,
    };

    public string? SealInput(string id, string? input) => sealer.Seal(input, Of(id, "input"));

    public byte[]? SealCarried(string id, byte[]? carried) => carried is null ? null : sealer.Seal(carried, Of(id, "carried"));

    public StoredInput Open(string id, StoredInput input) => new(
        sealer.Open(input.Input, Of(id, "input")),
        input.Carried is { } carried ? sealer.Open(carried, Of(id, "carried")) : null);

    public byte[] SealHistory(string id, int generation, int step, ReadOnlyMemory<byte> data) =>
        sealer.Seal(data.Span, History(id, generation, step));

    public byte[] OpenHistory(string id, int generation, int step, byte[] data) => sealer.Open(data, History(id, generation, step));

    // A message has its number only once it is stored, so it is bound to its receiver alone.
    public byte[] SealMessage(string id, ReadOnlyMemory<byte> data) => sealer.Seal(data.Span, Of(id, "inbox"));

    public StoredMessage Open(string id, StoredMessage message) => message with { Data = sealer.Open(message.Data, Of(id, "inbox")) };

    public byte[] SealEntry(string id, long number, ReadOnlyMemory<byte> data) => sealer.Seal(data.Span, Entry(id, number));

    public byte[] OpenEntry(string id, long number, byte[] data) => sealer.Open(data, Entry(id, number));

    public string? SealEntity(EntityId id, string? state) => sealer.Seal(state, Of(id.Key, $"entity/{id.Name}"));

    public string? OpenEntity(EntityId id, string? state) => sealer.Open(state, Of(id.Key, $"entity/{id.Name}"));

    public string SealDefinition(string hash, string bundle) => sealer.Seal(bundle, Of(hash, "definition"));

    public string? OpenDefinition(string hash, string? bundle) => sealer.Open(bundle, Of(hash, "definition"));

    private FailureDetails Open(string id, FailureDetails failure) =>
        failure with { Message = sealer.Open(failure.Message, Of(id, "failure")) };

    private static SealScope Of(string id, string purpose) => new(id, purpose);

    private static SealScope History(string id, int generation, int step) =>
        new(id, FormattableString.Invariant($"history/{generation}/{step}"));

    private static SealScope Entry(string id, long number) => new(id, FormattableString.Invariant($"event/{number}"));
}
