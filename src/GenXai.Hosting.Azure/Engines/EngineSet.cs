using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Azure.Engines;

/// <summary>
/// The interpreters of this app by engine number. A run's input says its number, also after it moved up; the version
/// that the durable runtime keeps is that of the start and guards against older deployments.
/// </summary>
public sealed class EngineSet
{
    private readonly IReadOnlyDictionary<int, IOrchestrator> _engines;

    /// <summary>Makes the set.</summary>
    /// <param name="engines">The interpreters by number, from 1.</param>
    public EngineSet(IReadOnlyDictionary<int, IOrchestrator> engines) => _engines = engines;

    /// <summary>The custom status of a run that waits for a deployment that has its interpreter.</summary>
    public static string UnknownStatus { get; } = JsonSerializer.Serialize(
        new RunCustomStatus(RunStatuses.Suspended, [], 0), ContractsJsonContext.Default.RunCustomStatus);

    /// <summary>Finds the interpreter of a run.</summary>
    /// <param name="input">The run's input, serialised.</param>
    /// <param name="engine">The number that it asks for.</param>
    /// <returns>Null when this app has none of that number.</returns>
    /// <exception cref="JsonException">The input is not that of a run.</exception>
    public IOrchestrator? Find(string? input, out string engine)
    {
        using var document = JsonDocument.Parse(input ?? "null", new JsonDocumentOptions { MaxDepth = JsonLimits.MaxDepth });
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("engine"u8, out var number))
        {
            throw new JsonException("a run was started with an input that names no engine; start runs through the API");
        }

        engine = number.GetInt32().ToString(CultureInfo.InvariantCulture);
        return _engines.GetValueOrDefault(number.GetInt32());
    }
}
