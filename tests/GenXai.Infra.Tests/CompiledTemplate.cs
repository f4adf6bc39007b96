using System.Text.Json;
using Xunit;

namespace GenXai.Infra.Tests;

/// <summary>The compiled template, once for all tests: compiling takes seconds.</summary>
public sealed class CompiledTemplate : IAsyncLifetime
{
    public JsonElement Root { get; private set; }

    public async ValueTask InitializeAsync() => Root = await Bicep.CompileAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
