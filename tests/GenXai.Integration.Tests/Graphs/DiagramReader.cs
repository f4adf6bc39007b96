using System.Diagnostics;
using System.Text.Json;
using GenXai.Integration.Tests.Support;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Graphs;

/// <summary>Mermaid and Graphviz themselves, as tests/diagrams has them, read drawings.</summary>
internal static class DiagramReader
{
    /// <summary>What they find wrong; empty for nothing.</summary>
    public static async Task<List<string>> FaultsAsync(IReadOnlyList<(string Language, string Text)> drawings)
    {
        var folder = Repository.PathOf("tests", "diagrams");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            throw new InvalidOperationException("Mermaid and Graphviz are not installed; run: npm ci --prefix tests/diagrams");
        }

        using var process = Process.Start(new ProcessStartInfo("node", ["check.mjs"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var cancellationToken = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        foreach (var (language, text) in drawings)
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { language, text }));
        }

        process.StandardInput.Close();
        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        lines[^1].ShouldBe(FormattableString.Invariant($"checked {drawings.Count}"));
        return lines[..^1];
    }
}
