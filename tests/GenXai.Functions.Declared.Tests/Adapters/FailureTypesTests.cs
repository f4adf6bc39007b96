using GenXai.Functions.Adapters;
using GenXai.Workflows.Orchestration;
using Shouldly;
using Xunit;

namespace GenXai.Functions.Declared.Tests.Adapters;

public sealed class FailureTypesTests
{
    [Theory]
    [InlineData("System.FormatException: bad: shape", "FormatException", "bad: shape")]
    [InlineData("VersionMismatch: no", "VersionMismatch", "no")]
    [InlineData("what went wrong: all of it", "failed", "what went wrong: all of it")]
    [InlineData("\"an output\"", "failed", "\"an output\"")]
    [InlineData("", "failed", "the orchestration failed and the durable runtime does not say why")]
    [InlineData(null, "failed", "the orchestration failed and the durable runtime does not say why")]
    public void Parse_OfAnOutput_GivesTypeAndMessage(string? output, string type, string message) =>
        FailureTypes.Parse(output).ShouldBe(new FailureDetails(type, message));
}
