using Shouldly;
using Xunit;

namespace GenXai.Hosting.Embedded.Tests.Conformance;

public abstract partial class EmbeddedConformance<TSetup>
{
    [Fact]
    public async Task CreateTimer_Fires_NotBeforeItsTime()
    {
        var state = await RunAsync(async (c, _) =>
        {
            var due = c.CurrentUtcTime.AddMilliseconds(40);
            await c.CreateTimerAsync(due, CancellationToken.None);
            return (c.CurrentUtcTime >= due).ToString();
        });

        state.Output.ShouldBe("True");
    }

    [Fact]
    public async Task ContinueAsNew_CountsGenerations()
    {
        var state = await RunAsync(
            (c, input) =>
            {
                if (Number(input) < 5)
                {
                    c.ContinueAsNew(Text(Number(input) + 1));
                }

                return Task.FromResult<string?>("done");
            },
            "0");

        state.Generation.ShouldBe(5);
    }

    [Fact]
    public async Task CreateTimer_Several_FireInTheOrderOfTheirTimes()
    {
        var state = await RunAsync(async (c, _) =>
        {
            var order = new List<int>();

            async Task OneAsync(int number, int milliseconds)
            {
                await c.CreateTimerAsync(c.CurrentUtcTime.AddMilliseconds(milliseconds), CancellationToken.None);
                order.Add(number);
            }

            await Task.WhenAll(OneAsync(3, 60), OneAsync(1, 20), OneAsync(2, 40));
            return string.Join(',', order);
        });

        state.Output.ShouldBe("1,2,3");
    }
}
