using GenXai.Activities.Memory.Records;
using GenXai.Activities.Memory.Stores;
using GenXai.Activities.Models.Embeddings;
using Microsoft.Extensions.VectorData;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Memory.Recall;

/// <summary>Questions whose right note is known, asked of a long-term memory with the local embedding.</summary>
public sealed class RecallTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Search_QuestionsOfTheLabelledSet_FindTheRightNoteAmongFiveForFourOfFive()
    {
        var notes = Lines("notes");
        var questions = Lines("questions");
        notes.Count.ShouldBeGreaterThanOrEqualTo(200);
        questions.Count.ShouldBeGreaterThanOrEqualTo(50);
        var model = new LocalEmbeddingModel();
        using var store = new ProcessMemories();
        var vectors = await EmbedAsync(model, notes);
        await store.UpsertAsync(
            notes.Select((note, i) => new MemoryRecord { Id = note.Id, Owner = "w/a", Kind = "long_term", Text = note.Text, Vector = vectors[i] }), Token);

        var asked = await EmbedAsync(model, questions);
        var missed = new List<string>();
        for (var i = 0; i < questions.Count; i++)
        {
            var found = new List<string>();
            await foreach (var hit in store.SearchAsync(asked[i], 5, new VectorSearchOptions<MemoryRecord>(), Token))
            {
                found.Add(hit.Record.Id);
            }

            if (!found.Contains(questions[i].Id, StringComparer.Ordinal))
            {
                missed.Add($"{questions[i].Id} {questions[i].Text}");
            }
        }

        var share = 1 - ((double)missed.Count / questions.Count);
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"recall at 5: {share:P0} of {questions.Count}; missed: {string.Join("; ", missed)}"));
        share.ShouldBeGreaterThanOrEqualTo(0.8, string.Join('\n', missed));
    }

    private static async Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(LocalEmbeddingModel model, List<(string Id, string Text)> lines) =>
        (await model.EmbedAsync([.. lines.Select(line => line.Text)], new EmbeddingCall("k"), Token)).Vectors;

    private static List<(string Id, string Text)> Lines(string name)
    {
        using var stream = typeof(RecallTests).Assembly.GetManifestResourceStream($"Recall.{name}")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Split('|', 2)).Select(parts => (parts[0], parts[1]))];
    }
}
