using DurableTask.Core;

namespace GenXai.Functions.Tests.Hosts;

/// <summary>Finds by name alone, as the platform finds functions.</summary>
internal sealed class ByName<T>(Func<string, T?> find) : INameVersionObjectManager<T>
    where T : class
{
    public void Add(ObjectCreator<T> creator) => throw new NotSupportedException("what there is to find is known from the beginning");

    public T? GetObject(string name, string? version) => find(name);
}
