using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Interpreter.Variables;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Execution;

/// <summary>What a node's work gave.</summary>
internal sealed record NodeOutcome
{
    /// <summary>The output; null for a failure, a cancelled node, and a node without an output of its own.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>The step whose result is the output; null where there is none.</summary>
    public int? FromStep { get; init; }

    /// <summary>Why there is none.</summary>
    public CallFailure? Failure { get; init; }

    /// <summary>State that the node's own kind writes.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonElement>> Writes { get; init; } = [];

    /// <summary>What the node's <c>set</c> gave, where an activity has rendered it; null where it is still to be rendered.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonElement>>? Set { get; init; }

    /// <summary>What activities said about what it writes; null where nothing was asked.</summary>
    public StateAnswers? Answers { get; init; }

    /// <summary>Where inside the node it failed, with the node; null where that is the node itself.</summary>
    public string? FailedAt { get; init; }

    /// <summary>The failure of an element that the node puts up with; its output says so.</summary>
    public CallFailure? Tolerated { get; init; }

    /// <summary>What did not go well though the node completed.</summary>
    public string? Warning { get; init; }

    public bool IsCancelled { get; init; }

    public static NodeOutcome Cancelled { get; } = new() { IsCancelled = true };

    /// <summary>A node that hands on what reached it.</summary>
    public static NodeOutcome HandedOn { get; } = new();

    public static NodeOutcome Of(JsonElement output, int? fromStep = null) => new() { Output = output, FromStep = fromStep };

    public static NodeOutcome Fail(CallFailure failure) => new() { Failure = failure };

    public static NodeOutcome Fail(string code, string message, bool transient = false) =>
        new() { Failure = new CallFailure(code, message, transient) };

    /// <summary>The outcome as data, for an element or a pass that is done.</summary>
    public JsonElement ToJson() => JsonValues.Build(writer =>
    {
        writer.WriteStartObject();
        if (Failure is { } failure)
        {
            writer.WriteString("code"u8, failure.Code);
            writer.WriteString("message"u8, failure.Message);
            writer.WriteBoolean("transient"u8, failure.Transient);
            if (FailedAt is { } place)
            {
                writer.WriteString("at"u8, place);
            }
        }
        else
        {
            writer.WritePropertyName("result"u8);
            (Output ?? JsonValues.Null).WriteTo(writer);
            if (Tolerated is { } tolerated)
            {
                writer.WriteStartObject("failed"u8);
                writer.WriteString("code"u8, tolerated.Code);
                writer.WriteString("message"u8, tolerated.Message);
                writer.WriteEndObject();
            }
        }

        writer.WriteEndObject();
    });

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static NodeOutcome FromJson(JsonElement json)
    {
        if (!json.TryGetProperty("result"u8, out var result))
        {
            return Fail(FailureOf(json, json.GetProperty("transient"u8).GetBoolean())) with
            {
                FailedAt = json.TryGetProperty("at"u8, out var place) ? place.GetString() : null,
            };
        }

        return json.TryGetProperty("failed"u8, out var failed)
            ? Of(result) with { Tolerated = FailureOf(failed, isTransient: false) }
            : Of(result);
    }

    private static CallFailure FailureOf(JsonElement json, bool isTransient) => new(
        json.GetProperty("code"u8).GetString() ?? ErrorCodes.NodeFailed,
        json.GetProperty("message"u8).GetString() ?? "",
        isTransient);
}
