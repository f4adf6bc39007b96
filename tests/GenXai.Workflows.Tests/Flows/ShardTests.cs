using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Flows.Functions;
using GenXai.Workflows.Flows.Functions.Maps;
using GenXai.Workflows.Flows.Functions.Pools;
using GenXai.Workflows.Json;
using Shouldly;
using Xunit;

namespace GenXai.Workflows.Tests.Flows;

/// <summary>How map_reduce cuts and groups.</summary>
public sealed class ShardTests
{
    [Fact]
    public void Split_RandomTexts_LosesNoWordAndKeepsToTheSize()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            string[] words = [.. Enumerable.Range(0, random.Next(1, 200)).Select(_ => new string((char)('a' + random.Next(26)), random.Next(1, 9)))];
            var text = string.Concat(words.Select(word => word + (random.Next(9) == 0 ? "\n\n" : random.Next(5) == 0 ? ". " : " ")));
            var size = random.Next(10, 100);

            var parts = ShardFunction.Split(new ShardArguments(JsonValues.FromString(text), "size", size)).Items;

            parts.ShouldAllBe(part => part.GetString()!.Length <= size, $"seed {seed}");
            string.Join(' ', parts.Select(part => part.GetString())).Split([' ', '\n', '.'], StringSplitOptions.RemoveEmptyEntries).ShouldBe(words, $"seed {seed}");
        }
    }

    [Fact]
    public void Split_TextOfSurrogatePairs_NeverCutsOne()
    {
        var parts = ShardFunction.Split(new ShardArguments(JsonValues.FromString(string.Concat(Enumerable.Repeat("😀", 25))), "size", 7)).Items;

        string.Concat(parts.Select(part => part.GetString())).EnumerateRunes().Count().ShouldBe(25);
        parts.ShouldAllBe(part => part.GetString()!.EnumerateRunes().All(rune => rune.Value == 0x1F600));
    }

    [Fact]
    public void Split_ListBySize_PutsWhatIsTooLargeAlone()
    {
        var list = JsonElement.Parse("""["aa", "bb", "cccccccccccc", "dd"]""");

        var sharded = ShardFunction.Split(new ShardArguments(list, "size", 5));

        sharded.Items.Select(JsonValues.ToJson).ShouldBe(["""["aa","bb"]""", """["cccccccccccc"]""", """["dd"]"""]);
    }

    [Theory]
    [InlineData("[]", "the list is empty")]
    [InlineData("\"  \"", "the text is empty")]
    [InlineData("null", "got null")]
    [InlineData("3", "got number")]
    public void Apply_NothingToCut_Fails(string items, string words)
    {
        var result = FlowFunctions.Apply("shard", JsonElement.Parse($$"""{"items": {{items}}}"""));

        FlowFunctions.TryGetFailure(result, out var failure).ShouldBeTrue();
        failure!.Code.ShouldBe(ErrorCodes.NodeFailed);
        failure.Message.ShouldContain(words);
    }

    [Fact]
    public void Group_HoweverLarge_TakesTwoAtLeastSoThatLevelsEnd()
    {
        for (var count = 1; count < 200; count++)
        {
            var work = Work(count, new string('x', 1000));

            var grouped = GroupFunction.Group(new GroupArguments(work, 0, [], 10, 1));

            grouped.Count.ShouldBe((count + 1) / 2);
            grouped.Groups.Sum(group => group.Count).ShouldBe(count);
        }
    }

    [Fact]
    public void Group_SmallResults_TakesAsManyAsMayBe() =>
        GroupFunction.Group(new GroupArguments(Work(25, "x"), 3, [], 10, 8000)).ShouldSatisfyAllConditions(
            grouped => grouped.Groups.Select(group => group.Count).ShouldBe([10, 10, 5]),
            grouped => grouped.Level.ShouldBe(4));

    private static PoolOutput Work(int count, string result) => new(
        [.. Enumerable.Range(1, count).Select(i => new PoolItem($"{i}", "m", PoolItem.Completed, JsonValues.FromString(result)))], count, 1);
}
