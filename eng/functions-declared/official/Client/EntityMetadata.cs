// Declared, not implemented. Read from microsoft/durabletask-dotnet: src/Client/Core/Entities/EntityMetadata.cs (without its JSON converter)
using System.Diagnostics.CodeAnalysis;
using Microsoft.DurableTask.Entities;

namespace Microsoft.DurableTask.Client.Entities;

public class EntityMetadata<TState>(EntityInstanceId id)
{
    private readonly TState? _state;

    public EntityMetadata(EntityInstanceId id, TState? state)
        : this(id)
    {
        IncludesState = state is not null;
        _state = state;
    }

    public EntityInstanceId Id { get; } = id;

    [MemberNotNullWhen(true, nameof(State))]
    [MemberNotNullWhen(true, nameof(_state))]
    public bool IncludesState { get; }

    public TState State => IncludesState ? _state : throw new InvalidOperationException("no state was asked for");
}
