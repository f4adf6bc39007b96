using System.Globalization;
using GenXai.Activities.Tests.Fakes;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Contracts.Conversations;
using GenXai.Workflows.Definitions;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Agents;

/// <summary>Conversations by reference, as the interpreter hands them on from call to call.</summary>
public sealed class StoredConversationTests
{
    private const int Rounds = 40;
    private static readonly AgentDefinition Reader = new() { Id = "reader", Goal = "Read", Tools = ["calculator"] };

    [Fact]
    public async Task Run_RoundAfterRound_TellsAllAndKeepsLittle()
    {
        var bench = Asking();
        ConversationReference? earlier = null;
        for (var round = 1; round <= Rounds; round++)
        {
            earlier = (await bench.AskAsync(Request(round, earlier))).Earlier;
        }

        var prompt = bench.Recorder.Prompts.Last();
        prompt[1].Text.ShouldBe("Task: Read the book\n");
        prompt.Where(message => message.Role == "tool").Select(message => message.Text)
            .ShouldBe(Enumerable.Range(1, Rounds).Select(Said));

        // One segment for each call; of each part, at most one copy for each doubling of the rounds.
        bench.Payloads.Values.Count.ShouldBe(Rounds);
        earlier!.Bytes.ShouldBeLessThan(Rounds * 400);
        var written = bench.Payloads.Values.Values.Sum(value => value.Length);
        written.ShouldBeLessThan((int)earlier.Bytes * 6);
    }

    [Fact]
    public async Task Run_MadeAgain_KeepsTheSame()
    {
        var bench = Asking();
        var first = await bench.AskAsync(Request(1, null));
        var second = await bench.AskAsync(Request(2, first.Earlier));
        var count = bench.Payloads.Values.Count;

        (await bench.AskAsync(Request(2, first.Earlier))).Earlier.ShouldBe(second.Earlier);

        bench.Payloads.Values.Count.ShouldBe(count);
    }

    [Fact]
    public async Task Run_FirstPromptOrLastReply_KeepsNothing()
    {
        var bench = Asking();
        (await bench.AskAsync(Request(1, null) with { Conversation = [] })).Earlier.ShouldBeNull();
        var done = new Bench { Agents = [Reader], Script = """{"model": {"reader": ["done"]}}""" };
        (await done.AskAsync(Request(1, null))).Earlier.ShouldBeNull();

        bench.Payloads.Values.ShouldBeEmpty();
        done.Payloads.Values.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_ConversationIsGone_SaysSo()
    {
        var bench = Asking();

        var outcome = await bench.AskAsync(Request(2, new ConversationReference(new string('0', 64), 10)));

        outcome.Failure!.Code.ShouldBe(ErrorCodes.StorageError);
        outcome.Failure.Message.ShouldContain("has no stored value '0000");
        bench.Recorder.Prompts.ShouldBeEmpty();
    }

    private static Bench Asking() => new()
    {
        Agents = [Reader],
        Script = """{"model": {"reader": [{"tool_calls": [{"name": "calculator", "arguments": {"expression": "1"}}]}]}}""",
    };

    private static string Said(int round) => string.Create(CultureInfo.InvariantCulture, $"answer {round}");

    private static ModelCallRequest Request(int round, ConversationReference? earlier) => new()
    {
        Origin = OneProgram.Origin(),
        Agent = "reader",
        Task = "Read {{ what }}",
        Bindings = earlier is null ? [new Binding("what", Value.Of("\"the book\""))] : [],
        Earlier = earlier,
        Conversation =
        [
            new ConversationPart { Role = "assistant", ToolCalls = [new ToolCallAsked("1", "calculator", Value.Of("""{"expression":"1"}"""))] },
            new ConversationPart { Role = "tool", ToolCallId = "1", Text = Said(round) },
        ],
        AgentCall = 1,
        TimeoutSeconds = 60,
    };
}
