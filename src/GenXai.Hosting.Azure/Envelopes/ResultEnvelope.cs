using System.Text.Json;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Azure.Envelopes;

/// <summary>
/// What a call gave, in one string. The type of an exception does not survive the way through the durable runtime,
/// so failures travel as values.
/// </summary>
public static class ResultEnvelope
{
    /// <summary>Writes a result.</summary>
    /// <param name="result">The result.</param>
    public static string Pack(CallResult result) =>
        JsonSerializer.Serialize(new ResultEnvelopeData(result.Value, result.Failure), EnvelopeJsonContext.Default.ResultEnvelopeData);

    /// <summary>Reads a result.</summary>
    /// <param name="text">What <see cref="Pack"/> wrote; null or empty: a call that gave nothing.</param>
    public static CallResult Unpack(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return CallResult.Success(null);
        }

        var data = JsonSerializer.Deserialize(text, EnvelopeJsonContext.Default.ResultEnvelopeData)
            ?? throw new JsonException("a call gave 'null' where a result was expected");
        return new CallResult(data.Value, data.Failure);
    }
}
