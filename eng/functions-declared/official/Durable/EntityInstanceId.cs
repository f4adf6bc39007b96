// Declared, not implemented. Read from microsoft/durabletask-dotnet: src/Abstractions/Entities/EntityInstanceId.cs (without its JSON converter)
namespace Microsoft.DurableTask.Entities;

public readonly record struct EntityInstanceId
{
    public EntityInstanceId(string name, string key)
    {
        Name = name.ToLowerInvariant();
        Key = key;
    }

    public string Name { get; }

    public string Key { get; }
}
