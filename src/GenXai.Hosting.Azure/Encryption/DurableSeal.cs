using GenXai.Hosting.Azure.Durable;
using GenXai.Hosting.Encryption;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Azure.Encryption;

/// <summary>Seals the strings that the durable runtime keeps: it takes them as they are.</summary>
public sealed class DurableSeal
{
    private readonly ISealer _sealer;

    /// <summary>Makes the seal.</summary>
    /// <param name="sealer">What seals.</param>
    public DurableSeal(ISealer sealer) => _sealer = sealer;

    /// <summary>Passes everything as it is.</summary>
    public static DurableSeal None { get; } = new(PlainSealer.Instance);

    /// <summary>Seals an orchestration's input.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="input">The input.</param>
    public string? SealInput(string instanceId, string? input) => _sealer.Seal(input, new SealScope(instanceId, "input"));

    /// <summary>Opens an orchestration's input.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="input">What the runtime kept.</param>
    public string? OpenInput(string instanceId, string? input) => _sealer.Open(input, new SealScope(instanceId, "input"));

    /// <summary>Seals an orchestration's output.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="output">The output.</param>
    public string? SealOutput(string instanceId, string? output) => _sealer.Seal(output, new SealScope(instanceId, "output"));

    /// <summary>Opens an orchestration's output.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="output">What the runtime kept.</param>
    public string? OpenOutput(string instanceId, string? output) => _sealer.Open(output, new SealScope(instanceId, "output"));

    /// <summary>Seals an external event.</summary>
    /// <param name="instanceId">The receiver.</param>
    /// <param name="payload">The payload.</param>
    public string SealEvent(string instanceId, string payload) => _sealer.Seal(payload, new SealScope(instanceId, "event"));

    /// <summary>Opens an external event.</summary>
    /// <param name="instanceId">The receiver.</param>
    /// <param name="payload">What was sent.</param>
    public string OpenEvent(string instanceId, string payload) => _sealer.Open(payload, new SealScope(instanceId, "event"));

    /// <summary>Seals an activity's envelope; the caller's id stays in the clear, since the key is found by it.</summary>
    /// <param name="instanceId">The caller.</param>
    /// <param name="envelope">The envelope.</param>
    public string SealCall(string instanceId, string envelope) =>
        _sealer.IsOn ? $"{instanceId}\n{_sealer.Seal(envelope, new SealScope(instanceId, "call"))}" : envelope;

    /// <summary>Opens an activity's envelope.</summary>
    /// <param name="text">What <see cref="SealCall"/> gave.</param>
    public string OpenCall(string text)
    {
        var at = text.StartsWith('{') ? -1 : text.IndexOf('\n', StringComparison.Ordinal);
        return _sealer.Open(at < 0 ? text : text[(at + 1)..], new SealScope(at < 0 ? "" : text[..at], "call"));
    }

    /// <summary>Seals what an activity gave.</summary>
    /// <param name="instanceId">The caller.</param>
    /// <param name="result">The result's envelope.</param>
    public string SealResult(string instanceId, string result) => _sealer.Seal(result, new SealScope(instanceId, "result"));

    /// <summary>Opens what an activity gave.</summary>
    /// <param name="instanceId">The caller.</param>
    /// <param name="result">What <see cref="SealResult"/> gave; null stays null.</param>
    public string? OpenResult(string instanceId, string? result) => _sealer.Open(result, new SealScope(instanceId, "result"));

    /// <summary>Seals the input of an entity's operation, or its answer, or its state.</summary>
    /// <param name="id">The entity.</param>
    /// <param name="what">input, answer or state.</param>
    /// <param name="value">The value.</param>
    public string? SealEntity(EntityId id, string what, string? value) => _sealer.Seal(value, Of(ReducerSet.KeyOf(id), what));

    /// <summary>Opens the input of an entity's operation, or its answer, or its state.</summary>
    /// <param name="key">The entity's key in the runtime.</param>
    /// <param name="what">input, answer or state.</param>
    /// <param name="value">What was sealed.</param>
    public string? OpenEntity(string key, string what, string? value) => _sealer.Open(value, Of(key, what));

    /// <summary>Seals as <see cref="SealEntity(EntityId, string, string)"/>, by the entity's key in the runtime.</summary>
    /// <param name="key">The key.</param>
    /// <param name="what">input, answer or state.</param>
    /// <param name="value">The value.</param>
    public string? SealEntity(string key, string what, string? value) => _sealer.Seal(value, Of(key, what));

    /// <summary>Seals why a run was ended, which the runtime keeps as its output.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="reason">The reason.</param>
    public string SealReason(string instanceId, string reason) => _sealer.Seal(reason, new SealScope(instanceId, "reason"));

    /// <summary>Opens why a run was ended; what the runtime itself says is in the clear.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="failure">What the runtime kept.</param>
    public FailureDetails? OpenReason(string instanceId, FailureDetails? failure) =>
        failure is not null && SealedText.IsSealed(failure.Message)
            ? failure with { Message = _sealer.Open(failure.Message, new SealScope(instanceId, "reason")) }
            : failure;

    private static SealScope Of(string key, string what) => new(key, $"entity/{what}");
}
