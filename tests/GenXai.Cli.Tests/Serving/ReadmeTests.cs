using System.Diagnostics;
using System.Text.RegularExpressions;
using GenXai.Cli.Tests.Support;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.Serving;

/// <summary>What the README says to type does what it says, pasted as a whole.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task OverHttp_PastedAsAWhole_ServesARunAPersonAndABatch()
    {
        var root = RootFolder();
        using var server = ProgramProcess.Start(_sandbox, "serve", "--urls", "http://127.0.0.1:0", "--workflows", Path.Combine(root, "samples"));
        try
        {
            var outcome = await BashAsync(Script(await File.ReadAllTextAsync(Path.Combine(root, "README.md"), Token), await AddressAsync(server)));

            outcome.ExitCode.ShouldBe(0, outcome.Error);
            outcome.Out.ShouldContain("""{"status":"ok"}""");
            outcome.Out.ShouldContain("\"workflow\":\"support-triage\"");
            outcome.Out.ShouldContain("\"type\":\"human.answered\"");
            outcome.Out.ShouldContain("\"decision\":\"approved\"");
            outcome.Out.Split('\n').Count(line => line.StartsWith("{\"index\":", StringComparison.Ordinal)).ShouldBe(2);
            outcome.Out.ShouldNotContain("urn:genxai:error");
        }
        finally
        {
            server.Kill();
        }
    }

    // The server is on a free port; and where a person would look again, the test does.
    private static string Script(string readme, string address)
    {
        const string Serve = "./genxai serve --workflows samples &\n";
        const string Address = "http://127.0.0.1:5080";
        const string Approvals = "curl -s $api/approvals;";
        const string Batch = "curl -s $api/batches/$batch;";
        const string Stop = "\nkill %1";
        var section = readme[readme.IndexOf("## Over HTTP", StringComparison.Ordinal)..readme.IndexOf("## In Azure", StringComparison.Ordinal)];
        var blocks = string.Concat(Blocks().Matches(section).Select(block => block.Groups["text"].Value));
        foreach (var part in new[] { Serve, Address, Approvals, Batch, Stop })
        {
            blocks.ShouldContain(part);
        }

        return "set -eu\n" + blocks
            .Replace(Serve, "", StringComparison.Ordinal)
            .Replace(Address, address, StringComparison.Ordinal)
            .Replace(Approvals, "until curl -s $api/approvals | grep decide; do sleep 0.1; done;", StringComparison.Ordinal)
            .Replace(Batch, "until curl -s $api/batches/$batch | grep '\"status\":\"completed\"'; do sleep 0.1; done;", StringComparison.Ordinal)
            .Replace(Stop, "\ntrue", StringComparison.Ordinal);
    }

    private static async Task<string> AddressAsync(Process server)
    {
        const string Said = "listening on ";
        while (await server.StandardOutput.ReadLineAsync(Token) is { } line)
        {
            if (line.StartsWith(Said, StringComparison.Ordinal))
            {
                return line[Said.Length..];
            }
        }

        throw new InvalidOperationException("the server does not listen: " + await server.StandardError.ReadToEndAsync(Token));
    }

    private async Task<Outcome> BashAsync(string script)
    {
        _sandbox.Write("readme.sh", script);
        var start = new ProcessStartInfo("bash", ["readme.sh"])
        {
            UseShellExecute = false,
            WorkingDirectory = _sandbox.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            return await ProgramProcess.EndAsync(process).WaitAsync(TimeSpan.FromSeconds(120), Token);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static string RootFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "GenXai.Functions.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("the tests must run inside the repository");
    }

    [GeneratedRegex(@"```sh\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Blocks();
}
