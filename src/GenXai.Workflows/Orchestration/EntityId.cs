namespace GenXai.Workflows.Orchestration;

/// <summary>The address of a durable entity.</summary>
/// <param name="Name">The entity's kind, lower case.</param>
/// <param name="Key">Which one.</param>
public readonly record struct EntityId(string Name, string Key)
{
    /// <inheritdoc />
    public override string ToString() => $"@{Name}@{Key}";
}
