using System.Globalization;
using GenXai.Hosting.Client;
using GenXai.Hosting.Forks;
using GenXai.Hosting.People;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Json;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Payloads;

/// <summary>The rounds of an agent's tool loop: each is told to the model once more, and carried through history once.</summary>
public sealed class ConversationTests
{
    private const int PageCharacters = 2_000;

    [Fact]
    public async Task Run_OfMoreRounds_GrowsByTheSameInEach()
    {
        long[] sizes = [await SizeAsync(10), await SizeAsync(20), await SizeAsync(40)];

        var ratio = (double)(sizes[2] - sizes[1]) / (sizes[1] - sizes[0]);
        ratio.ShouldBeInRange(1.9, 2.1);
        ((sizes[2] - sizes[1]) / 20).ShouldBeLessThan(6 * PageCharacters);
    }

    [Fact]
    public async Task Run_OfOneRoundOfTools_StoresNothing()
    {
        await using var folder = Folder();

        (await folder.RunAsync(Reads(1, "done"))).Status.ShouldBe(RunStatuses.Completed);

        Stored(folder).ShouldBe(0);
    }

    [Fact]
    public async Task Run_OfManyRounds_TellsTheModelEachOfThemInOrder()
    {
        var told = new ToldConversations();
        await using var folder = Folder(told);

        (await folder.RunAsync(Reads(9, "done"))).Status.ShouldBe(RunStatuses.Completed);

        told.Prompts.Count.ShouldBe(10);
        Pages(told, 9).ShouldBe([1, 2, 3, 4, 5, 6, 7, 8, 9]);
        told.Prompts.ShouldAllBe(prompt => prompt[0].Text.Contains("Read all of it", StringComparison.Ordinal)
            && prompt[1].Text.Contains("from the start to the end", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_WithASchema_CorrectsAReplyAfterManyRounds()
    {
        var told = new ToldConversations();
        await using var folder = Folder(told);

        var result = await folder.RunAsync(Reads(5, "none", "'{\"grade\": \"none\"}'", "'{\"grade\": 5}'"));

        result.Status.ShouldBe(RunStatuses.Completed, result.Error?.Message);
        result.Output!.Value.GetProperty("grade").GetInt32().ShouldBe(5);
        told.Prompts.Last().Count(message => message.Text.Contains("does not fit the schema", StringComparison.Ordinal)).ShouldBe(2);
        Pages(told, 7).ShouldBe([1, 2, 3, 4, 5]);
    }

    [Fact]
    public async Task Retry_AfterACallThatFailed_GoesOnInTheConversation()
    {
        var told = new ToldConversations();
        await using var folder = Folder(told);
        var text = Text(6, [.. Asks(1, 4), "{error: the line is cut, kind: permanent}", .. Asks(5, 2), "done"]);
        (await folder.RunAsync(text)).Status.ShouldBe(RunStatuses.Failed);

        var result = await folder.UseAsync(text, async (client, _) =>
        {
            await client.RetryAsync("run");
            return await client.WaitForEndAsync("run");
        });

        result.Status.ShouldBe(RunStatuses.Completed, result.Error?.Message);
        result.Usage.ToolCalls.ShouldBe(6);
        Pages(told, 7).ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Fact]
    public async Task Retry_WithoutTheConversation_SaysWhatIsMissing()
    {
        await using var folder = Folder();
        var text = Text(6, [.. Asks(1, 4), "{error: the line is cut, kind: permanent}", "done"]);
        (await folder.RunAsync(text)).Status.ShouldBe(RunStatuses.Failed);
        foreach (var path in StoredFiles(folder))
        {
            File.Delete(path);
        }

        var result = await folder.UseAsync(text, async (client, _) =>
        {
            await client.RetryAsync("run");
            return await client.WaitForEndAsync("run");
        });

        result.Status.ShouldBe(RunStatuses.Failed);
        result.Error!.Message.ShouldContain("has no stored value");
        result.Error.Message.ShouldContain("payloads");
    }

    [Fact]
    public async Task Fork_InTheMiddle_HasAConversationOfItsOwn()
    {
        var told = new ToldConversations();
        await using var folder = Folder(told);
        var text = Text(
            6, [.. Asks(1, 4), "{tool_calls: [{name: human_input, arguments: {prompt: Go on?}}]}", .. Asks(5, 2), "done"], ", {id: ask, type: human}, {id: mark, type: checkpoint}");
        (await folder.RunAsync(text)).Status.ShouldBe(RunStatuses.Waiting);

        // The checkpoint is taken while the agent waits in its fifth round; its answer lies after the checkpoint.
        await folder.UseAsync(text, async (client, _) =>
        {
            await AnswerAsync(client, "run", "ask");
            await AnswerAsync(client, "run", "reader");
            (await client.WaitForEndAsync("run")).Status.ShouldBe(RunStatuses.Completed);
            await client.ForkAsync(new ForkRequest("run", "mark") { NewId = "fork" });
            await client.PurgeAsync("run");
            await client.WaitAsync("fork");
            told.Prompts.Clear();
            await AnswerAsync(client, "fork", "reader");
            var result = await client.WaitForEndAsync("fork");
            result.Status.ShouldBe(RunStatuses.Completed, result.Error?.Message);
            return result;
        });

        told.Prompts.Count.ShouldBe(3);
        Pages(told, 2).ShouldBe([1, 2, 3, 4, 5, 6]);
        Stored(folder).ShouldBeGreaterThan(0);
        await folder.UseAsync(text, async (client, _) =>
        {
            await client.PurgeAsync("fork");
            return 0;
        });
        Stored(folder).ShouldBe(0);
    }

    private static async Task AnswerAsync(IWorkflowClient client, string run, string node)
    {
        await client.AnswerAsync(run, node, JsonValues.FromString("yes"), new Respondent("somebody"));
        await client.WaitAsync(run);
    }

    private static async Task<long> SizeAsync(int rounds)
    {
        await using var folder = Folder();
        (await folder.RunAsync(Reads(rounds, "done"))).Status.ShouldBe(RunStatuses.Completed);
        return folder.HistoryBytes();
    }

    private static FolderRun Folder(ToldConversations? told = null) => new()
    {
        Observers = told is null ? [] : [told],
        Tools =
        [
            new DelegateTool("read", arguments => JsonValues.FromString(
                $"page {arguments.GetProperty("page")} of the book ".PadRight(PageCharacters, 'x'))),
        ],
    };

    private static IEnumerable<string> Asks(int from, int count) => Enumerable.Range(from, count).Select(page =>
        string.Create(CultureInfo.InvariantCulture, $"{{tool_calls: [{{name: read, arguments: {{page: {page}}}}}]}}"));

    private static TestText Reads(int rounds, params string[] then) => Text(rounds, [.. Asks(1, rounds), .. then]);

    private static TestText Text(int rounds, IReadOnlyList<string> replies, string more = "") => new(string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        tests:
          - name: reader
            workflow:
              name: reader
              agents:
                - id: reader
                  role: Reader
                  goal: Read all of it
                  tools: [read, human_input]
                  behavior: {max_iterations: {{rounds + 2}}}
                  {{(replies.Any(reply => reply.Contains("grade", StringComparison.Ordinal)) ? "output_schema: {type: object, required: [grade], properties: {grade: {type: integer}}}" : "")}}
              tools: [{name: read}]
              graph:
                nodes: [{id: in, type: input}, {id: reader, type: agent, task: "Read {{"{{ input.how }}"}}"}, {id: end, type: output, output: "{{"{{ reader }}"}}"}{{more}}]
                edges: [{from: in, to: reader, parallel: true}, {from: reader, to: end}{{(more.Length == 0 ? "" : ", {from: in, to: ask, parallel: true}, {from: ask, to: mark}")}}]
            input: {how: from the start to the end}
            model:
              reader:
        {{string.Concat(replies.Select(reply => $"        - {reply}\n"))}}
            expect: {status: completed}
        """));

    // The pages that the model was told in a call, from 0, each by the answer of the tool.
    private static List<int> Pages(ToldConversations told, int call) =>
    [
        .. told.Prompts.ElementAt(call)
            .Where(message => message.Role == "tool" && message.Text.StartsWith("page ", StringComparison.Ordinal))
            .Select(message => int.Parse(message.Text.Split(' ')[1], CultureInfo.InvariantCulture)),
    ];

    private static IEnumerable<string> StoredFiles(FolderRun folder) =>
        Path.Combine(folder.Folder, "payloads") is var path && Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            : [];

    private static int Stored(FolderRun folder) => StoredFiles(folder).Count();
}
