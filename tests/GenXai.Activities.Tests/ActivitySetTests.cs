using GenXai.Activities.Memory.Consolidation;
using GenXai.Activities.Tests.Fakes;
using GenXai.Activities.Tools;
using GenXai.Workflows.Contracts;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests;

public sealed class ActivitySetTests
{
    [Fact]
    public void Create_Nothing_HasAllActivities() =>
        Set().Select(activity => activity.Name).ShouldBe([ActivityNames.Model, ActivityNames.Tool, ActivityNames.Evaluate, ActivityNames.Flush, ConsolidationOrchestrator.Activity]);

    [Fact]
    public async Task Flush_AnyInput_GivesNothing() =>
        (await Set().Single(activity => activity.Name == ActivityNames.Flush).RunAsync("run", "{}", TestContext.Current.CancellationToken)).ShouldBeNull();

    [Fact]
    public void Names_OfBuiltInTools_AreKnownToValidation() => BuiltInTools.Names.ShouldBe(
    [
        "api_caller", "calculator", "csv_processor", "data_transformer", "data_validator", "date_time", "directory_scanner", "email_sender", "file_reader",
        "file_writer", "hash_generator", "html_parser", "http_client", "human_input", "json_processor", "memory_read", "memory_search", "memory_write", "regex_matcher", "slack_notifier", "sql_query",
        "text_analyzer", "url_validator", "web_scraper", "webhook_caller",
    ]);

    [Fact]
    public async Task Run_OwnToolOfABuiltInName_Wins()
    {
        var bench = new Bench { Tools = [new DelegateTool("calculator", "{}", (_, _, _) => Task.FromResult(Value.Of("\"mine\"")))] };
        var outcome = await bench.CallAsync(new() { Origin = OneProgram.Origin(), Tool = "calculator", Arguments = Value.Of("{}"), ToolCall = 1 });

        outcome.Result!.Value.GetString().ShouldBe("mine");
    }

    private static IReadOnlyList<GenXai.Workflows.Orchestration.IActivity> Set() =>
        ActivitySet.Create(new ActivityOptions { Definitions = new OneProgram(), Payloads = new PayloadMap() });
}
