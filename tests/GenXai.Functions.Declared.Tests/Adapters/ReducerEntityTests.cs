using GenXai.Functions.Adapters;
using GenXai.Functions.Declared.Tests.Fakes;
using GenXai.Hosting.Azure.Durable;
using GenXai.Hosting.Azure.Encryption;
using GenXai.Hosting.Azure.Envelopes;
using GenXai.Workflows.Orchestration;
using Shouldly;
using Xunit;

namespace GenXai.Functions.Declared.Tests.Adapters;

public sealed class ReducerEntityTests
{
    private readonly FakeState _state = new();
    private readonly ReducerEntity _entity = new(new ReducerSet([new AppendReducer()]), TimeProvider.System, DurableSeal.None);

    [Fact]
    public async Task Run_Operations_KeepTheState()
    {
        await RunAsync("append/a/b", "add", "x");
        (await RunAsync("append/a/b", "add", "y")).ShouldBe(CallResult.Success("xy"));
        _state.Value.ShouldBe("xy");

        await RunAsync("append/a/b", "delete", null);
        _state.HasState.ShouldBeFalse();
    }

    [Fact]
    public async Task Run_WhatCannotBeDone_LeavesTheState()
    {
        await RunAsync("append/a", "add", "x");

        (await RunAsync("append/a", "nonsense", null)).Failure!.Type.ShouldBe("NotSupportedException");
        (await RunAsync("other/a", "add", "x")).Failure!.Type.ShouldBe("entity_not_found");

        _state.Value.ShouldBe("x");
    }

    private async Task<CallResult> RunAsync(string key, string operation, string? input) =>
        ResultEnvelope.Unpack((string?)await _entity.RunAsync(new FakeOperation(key, operation, input, _state)));
}
