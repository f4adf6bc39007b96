using System.Text;
using CsCheck;
using GenXai.Workflows.Definitions.Loading;
using Shouldly;
using Xunit;

namespace GenXai.Workflows.Tests.Definitions;

public sealed class DefinitionFuzzTests
{
    private const string Alphabet = "{}[]:,-?&*!|>'\"%@`#\n\r\t \\x0\u0007\ud83d\u0085~<a1.{}";

    private static readonly int Iterations =
        string.Equals(Environment.GetEnvironmentVariable("GENXAI_FULL"), "1", StringComparison.Ordinal) ? 200_000 : 2_000;

    private static readonly Gen<(int Kind, int At, int Length, int Other)> Edit =
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 1_000_000], Gen.Int[1, 30], Gen.Int[0, 1_000_000]);

    [Fact]
    public void Load_MutatedFile_NeverThrowsAndSaysWhatIsWrong() =>
        Edit.Array[1, 6].Sample(
            edits =>
            {
                var text = edits.Aggregate(Loading.Wrap(DefinitionReaderTests.Everything), Apply);
                var result = Loading.Text(text);
                (result.Program is not null || result.Diagnostics.Length > 0).ShouldBeTrue(text);
                if (result.Program is { } program)
                {
                    WorkflowLoader.FromBundle(program.Bundle).Main.ShouldBe(program.Main);
                }
            },
            iter: Iterations,
            threads: 1);

    [Fact]
    public void Load_RandomCharacters_NeverThrows() =>
        Gen.Char[Alphabet].Array[0, 60].Sample(
            letters => Loading.Text("workflow: " + new string(letters)).Diagnostics.Length.ShouldBeGreaterThan(0),
            iter: Iterations * 5,
            threads: 1);

    private static string Apply(string text, (int Kind, int At, int Length, int Other) edit)
    {
        if (text.Length == 0)
        {
            return text;
        }

        var at = edit.At % text.Length;
        var length = Math.Min(edit.Length, text.Length - at);
        var other = edit.Other % text.Length;
        var piece = text.Substring(other, Math.Min(edit.Length, text.Length - other));
        var result = new StringBuilder(text);
        return edit.Kind switch
        {
            0 => result.Remove(at, length).ToString(),
            1 => result.Insert(at, piece).ToString(),
            2 => result.Insert(at, Alphabet[edit.Other % Alphabet.Length]).ToString(),
            3 => result.Remove(at, length).Insert(at, piece).ToString(),
            _ => Swap(text, at, other),
        };
    }

    private static string Swap(string text, int left, int right)
    {
        var lines = text.Split('\n');
        var (a, b) = (left % lines.Length, right % lines.Length);
        (lines[a], lines[b]) = (lines[b], lines[a]);
        return string.Join('\n', lines);
    }
}
