using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace GenXai.Cli.Tests.Support;

/// <summary>The built command line on a terminal of its own: a pseudo-terminal that <c>script</c> (util-linux) makes.</summary>
internal sealed partial class Terminal : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private Terminal(Process process) => _process = process;

    /// <summary>All that was written to the terminal, control sequences included.</summary>
    public string Raw => _output.ToString();

    /// <summary>What a person reads: without control sequences.</summary>
    public string Text => Controls().Replace(Raw, "").Replace("\r", "", StringComparison.Ordinal);

    /// <summary>Starts it, 100 columns wide and 40 lines high.</summary>
    public static Terminal Start(Sandbox sandbox, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "genxai.dll");
        var command = string.Join(' ', arguments.Prepend(program).Prepend("dotnet").Select(part => $"'{part}'"));
        var start = new ProcessStartInfo("script", ["--quiet", "--return", "--flush", "--command", $"stty cols 100 rows 40 -echo; exec {command}", "/dev/null"])
        {
            WorkingDirectory = sandbox.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment.Remove("GENXAI_DATA");
        start.Environment.Remove("NO_COLOR");
        start.Environment["TERM"] = "xterm-256color";
        start.Environment["LANG"] = "C.UTF-8";
        return new Terminal(Process.Start(start)!);
    }

    /// <summary>Reads until a text stands there.</summary>
    public async Task UntilAsync(string text)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        var buffer = new char[4096];
        while (!Text.Contains(text, StringComparison.Ordinal))
        {
            var count = await _process.StandardOutput.ReadAsync(buffer, patience.Token);
            if (count == 0)
            {
                throw new InvalidOperationException($"the program ended before it said '{text}':\n{Text}");
            }

            _output.Append(buffer, 0, count);
        }
    }

    /// <summary>Types a line.</summary>
    public async Task TypeAsync(string line)
    {
        // What was read so far is past: the next wait is for what comes.
        _output.Clear();
        await _process.StandardInput.WriteAsync(line + "\n");
        await _process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Reads to the end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        _output.Append(await _process.StandardOutput.ReadToEndAsync(patience.Token));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    [GeneratedRegex(@"\x1b\[[0-9;?]*[A-Za-z]", RegexOptions.NonBacktracking)]
    private static partial Regex Controls();
}
