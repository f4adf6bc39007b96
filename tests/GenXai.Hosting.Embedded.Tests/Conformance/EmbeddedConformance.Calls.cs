using Shouldly;
using Xunit;

namespace GenXai.Hosting.Embedded.Tests.Conformance;

public abstract partial class EmbeddedConformance<TSetup>
{
    [Fact]
    public async Task CallActivity_Unknown_GivesAFailureThatNamesIt()
    {
        var state = await RunAsync(async (c, _) => (await c.CallActivityAsync("nope", Of(""))).Failure!.Message);

        state.Output.ShouldNotBeNull().ShouldContain("'nope'");
    }

    [Fact]
    public async Task SetCustomStatus_IsShown_AndKeptToItsSize()
    {
        var state = await RunAsync(async (c, _) =>
        {
            c.SetCustomStatus("{\"a\":1}");
            await c.CallActivityAsync("echo", Of(""));
            try
            {
                c.SetCustomStatus(new string('x', 2049));
                return "kept";
            }
            catch (ArgumentException e)
            {
                return e.Message;
            }
        });

        state.CustomStatus.ShouldBe("{\"a\":1}");
        state.Output.ShouldNotBeNull().ShouldContain("2048");
    }
}
