using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using GenXai.Workflows.Contracts.Memory;
using GenXai.Workflows.Json;
using GenXai.Workflows.Orchestration;

namespace GenXai.Workflows.Entities.Memory;

/// <summary>
/// The durable entity that holds a shared memory, or one part of it where the scope is spread over several. A write
/// that comes twice under one id is made once; what has ended is not seen, and falls away with the next write.
/// </summary>
public sealed class SharedMemoryReducer : IEntityReducer
{
    /// <summary>The failure of a write that the scope has no room for.</summary>
    public const string Full = "memory_full";

    /// <summary>The failure of an operation that cannot be done on what is there.</summary>
    public const string Faulty = "memory_operation_invalid";

    // Repeats come soon after the first: a call is repeated within the time of one delivery.
    private const int RememberedWrites = 200;

    /// <inheritdoc />
    public string Name => MemoryOperations.EntityName;

    /// <inheritdoc />
    public EntityOutcome Apply(string? state, string operation, string? input, DateTimeOffset now)
    {
        var scope = Open(state);
        if (string.Equals(operation, MemoryOperations.Load, StringComparison.Ordinal))
        {
            return Load(scope, input);
        }

        var asked = input is null ? new MemoryOperation() : JsonSerializer.Deserialize(input, MemoryJsonContext.Default.MemoryOperation)!;
        var live = scope.Cells.Where(cell => cell.Until is not { } until || until > now).ToList();
        return operation switch
        {
            MemoryOperations.Read => Answer(state, new MemoryAnswer { Items = Read(live, asked) }),
            MemoryOperations.Search => Answer(state, new MemoryAnswer { Items = MemorySearch.Find(live, asked) }),
            MemoryOperations.Write => Write(state, scope, live, asked, now),
            MemoryOperations.Clear => new EntityOutcome(null, CallResult.Success(null)),
            _ => new EntityOutcome(state, CallResult.Fail(Faulty, $"a shared memory has no operation '{operation}'")),
        };
    }

    private static MemoryScopeState Open(string? state)
    {
        var scope = state is null ? new MemoryScopeState() : JsonSerializer.Deserialize(state, MemoryJsonContext.Default.MemoryScopeState)!;
        return scope.SchemaVersion == MemoryScopeState.CurrentVersion
            ? scope
            : throw new JsonException(string.Create(
                CultureInfo.InvariantCulture,
                $"a shared memory has version {scope.SchemaVersion}; this program reads version {MemoryScopeState.CurrentVersion}"));
    }

    private static EntityOutcome Load(MemoryScopeState scope, string? input)
    {
        var given = Open(input);
        var next = given with { LastVersion = Math.Max(scope.LastVersion, given.LastVersion) };
        return new EntityOutcome(JsonSerializer.Serialize(next, MemoryJsonContext.Default.MemoryScopeState), CallResult.Success(null));
    }

    private static MemoryHit[] Read(List<MemoryCell> live, MemoryOperation asked) =>
    [
        .. live.Where(cell => string.Equals(cell.Key, asked.Key, StringComparison.Ordinal))
            .Select(cell => new MemoryHit(cell.Key, cell.Value, cell.Version, 1, cell.At)),
    ];

    private static EntityOutcome Write(
        string? state, MemoryScopeState scope, List<MemoryCell> live, MemoryOperation asked, DateTimeOffset now)
    {
        var at = live.FindIndex(cell => string.Equals(cell.Key, asked.Key, StringComparison.Ordinal));
        var old = at < 0 ? null : live[at];
        if (asked.Id is { } id && scope.Done.FirstOrDefault(done => string.Equals(done.Id, id, StringComparison.Ordinal)) is { } before)
        {
            return Answer(state, Said(old, before.Version, asked));
        }

        if (asked.ExpectedVersion is { } expected && expected != (old?.Version ?? 0))
        {
            return Answer(state, new MemoryAnswer { Written = false, Version = old?.Version ?? 0, Items = Read(live, asked) });
        }

        var current = old?.Value ?? asked.Known;
        if (asked.Append && current is { ValueKind: not JsonValueKind.Array })
        {
            return new EntityOutcome(state, CallResult.Fail(
                Faulty, $"cannot append to '{asked.Key}': it holds {JsonValues.TypeName(current.Value)}, not a list; use mode set, or another key"));
        }

        var version = scope.LastVersion + 1;
        if (at >= 0)
        {
            live.RemoveAt(at);
        }

        MemoryCell? cell = null;
        if (asked.Append || asked.Value is { ValueKind: not JsonValueKind.Null })
        {
            var value = asked.Append ? Appended(current, asked.Value ?? JsonValues.Null) : asked.Value!.Value;
            DateTimeOffset? until = asked.TtlSeconds is { } seconds ? now + TimeSpan.FromSeconds(seconds) : null;
            cell = new MemoryCell(asked.Key!, value, version, now, until);
            var place = live.FindIndex(each => string.CompareOrdinal(each.Key, cell.Key) > 0);
            live.Insert(place < 0 ? live.Count : place, cell);
            if (Excess(live, asked) is { } excess)
            {
                return new EntityOutcome(state, CallResult.Fail(Full, excess));
            }
        }

        var next = scope with { LastVersion = version, Cells = live, Done = Remember(scope.Done, asked.Id, version) };
        return Answer(JsonSerializer.Serialize(next, MemoryJsonContext.Default.MemoryScopeState), Said(cell, version, asked));
    }

    private static MemoryAnswer Said(MemoryCell? cell, long version, MemoryOperation asked) => new()
    {
        Written = true,
        Version = version,
        Until = cell?.Until,
        Count = asked.Append && cell is { Value.ValueKind: JsonValueKind.Array } ? cell.Value.GetArrayLength() : null,
    };

    private static string? Excess(List<MemoryCell> cells, MemoryOperation asked)
    {
        if (asked.MaxItems is { } items && cells.Count > items)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"'{asked.Key}' would be key {cells.Count} and the memory takes {items}; remove keys (write null), give them ttl_seconds, or raise memory.max_items");
        }

        var bytes = cells.Sum(static cell => (long)JsonMarshal.GetRawUtf8Value(cell.Value).Length);
        return asked.MaxBytes is { } most && bytes > most
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"with '{asked.Key}' the memory would hold {bytes} bytes and it takes {most}; remove keys (write null), give them ttl_seconds, or raise memory.max_bytes")
            : null;
    }

    private static JsonElement Appended(JsonElement? list, JsonElement value) => JsonValues.Build(writer =>
    {
        writer.WriteStartArray();
        if (list is { } elements)
        {
            foreach (var element in elements.EnumerateArray())
            {
                element.WriteTo(writer);
            }
        }

        value.WriteTo(writer);
        writer.WriteEndArray();
    });

    private static IReadOnlyList<MemoryWriteDone> Remember(IReadOnlyList<MemoryWriteDone> done, string? id, long version) =>
        id is null ? done : [.. done.Skip(Math.Max(0, done.Count + 1 - RememberedWrites)), new MemoryWriteDone(id, version)];

    private static EntityOutcome Answer(string? state, MemoryAnswer answer) =>
        new(state, CallResult.Success(JsonSerializer.Serialize(answer, MemoryJsonContext.Default.MemoryAnswer)));
}
