using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Azure.Storage.Queues;
using GenXai.Cli.Tests.Support;
using GenXai.Hosting.Azure.Tests;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.Batches;

/// <summary>
/// A batch through a queue of the storage emulator, two servers, and SIGKILL in between: every item is in the results
/// exactly once. 100 items and 2 kills in a normal run; 1,000 and 8 with GENXAI_FULL=1.
/// </summary>
public sealed class BatchQueueTests : IAsyncLifetime
{
    private const string Secret = "a secret of the receiver";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly AzuriteProcess _azurite = new();
    private readonly Sandbox _sandbox = new();
    private readonly HttpClient _client = new();
    private readonly CancellationTokenSource _patience = new(Patience);

    private static bool Full => Environment.GetEnvironmentVariable("GENXAI_FULL") == "1";

    public async ValueTask InitializeAsync()
    {
        await _azurite.StartAsync();
        _sandbox.Write("work.yaml", """
            workflow:
              name: work
              graph:
                nodes:
                  - {id: in, type: input}
                  - {id: step, type: tool, tool: step}
                  - {id: out, type: output, output: {n: "{{ input.n }}"}}
                edges: [{from: in, to: step}, {from: step, to: out}]
            """);
        // Long enough that the kills come while it runs.
        _sandbox.Write("script.yaml", $"tools: {{step: [{{json: 1, delay_ms: {(Full ? 600 : 300)}}}]}}");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _patience.Dispose();
        await _azurite.DisposeAsync();
        _sandbox.Dispose();
    }

    [Fact]
    public async Task Batch_ThroughAQueueWithServersKilled_HasEveryItemOnce()
    {
        var (items, kills) = Full ? (1000, 8) : (100, 2);
        var token = _patience.Token;
        await using var receiver = new CallbackReceiver();
        await receiver.StartAsync(token);
        await using var servers = new TwoServers(_sandbox, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["GENXAI_QUEUE_CONNECTION"] = _azurite.Connection,
            ["GENXAI_CALLBACK_SECRET"] = Secret,
            ["GENXAI_WEB_PRIVATE_HOSTS"] = "127.0.0.1",
        });
        await servers.StartAsync(0, token);
        await servers.StartAsync(1, token);
        var queue = new QueueClient(_azurite.Connection, "genxai-batches");
        await queue.SendMessageAsync("this is no batch", token);
        await queue.SendMessageAsync(Message(items, receiver.Address), token);

        // From here on the batch is taken; whatever happens to the servers, it is seen through.
        var batchId = await UntilAsync(() => BatchFolder(), token);
        var random = new Random(7);
        for (var kill = 0; kill < kills; kill++)
        {
            await Task.Delay(random.Next(100, 600), token);
            await servers.KillAsync(kill % 2, token);
            await servers.StartAsync(kill % 2, token);
        }

        var (timestamp, signature, body) = await receiver.Taken.WaitAsync(token);
        receiver.Attempts.ShouldBeGreaterThanOrEqualTo(2, "the first attempt was refused");
        JsonElement.Parse(body).GetProperty("counts").GetProperty("completed").GetInt32().ShouldBe(items);
        signature.ShouldBe("sha256=" + await OpenSslAsync(timestamp + "." + body, token));

        var results = await _client.GetStringAsync(new Uri(servers.Address(0), $"api/batches/{batchId}/results"), token);
        var lines = results.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        lines.Select(line => line.GetProperty("index").GetInt32()).ShouldBe(Enumerable.Range(0, items));
        lines.ShouldAllBe(line => line.GetProperty("status").GetString() == "completed");
        lines.Select(line => line.GetProperty("key").GetString() + "=" + line.GetProperty("output").GetProperty("n").GetInt32())
            .ShouldBe(Enumerable.Range(0, items).Select(i => string.Create(CultureInfo.InvariantCulture, $"k{i}={i}")));

        var poison = JsonElement.Parse(await PoisonAsync(token));
        poison.GetProperty("original").GetString().ShouldBe("this is no batch");
        poison.GetProperty("reason").GetString()!.ShouldContain("not valid JSON");
    }

    private static string Message(int items, Uri callback) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        {"workflow": "work", "keyField": "id", "concurrency": {{(Full ? 40 : 10)}}, "callback": {"url": "{{callback}}"},
         "items": [{{string.Join(',', Enumerable.Range(0, items).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""{"id":"k{{i}}","n":{{i}}}""")))}}]}
        """);

    private static async Task<string> UntilAsync(Func<string?> look, CancellationToken token)
    {
        while (true)
        {
            if (look() is { } found)
            {
                return found;
            }

            await Task.Delay(50, token);
        }
    }

    // A part of it has begun when its orchestration stands in the store.
    private string? BatchFolder()
    {
        var folder = Path.Combine(_sandbox.Folder, "data", "batches");
        var batch = Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder).Select(Path.GetFileName).FirstOrDefault(name => name!.Length == 32)
            : null;
        return batch is not null && IsScheduled(batch) ? batch : null;
    }

    private bool IsScheduled(string batch)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={Path.Combine(_sandbox.Folder, "data", "runs.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM instances WHERE id = $id";
        command.Parameters.AddWithValue("$id", batch);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture) > 0;
    }

    private async Task<string> PoisonAsync(CancellationToken token)
    {
        var queue = new QueueClient(_azurite.Connection, "genxai-batches-poison");
        while (true)
        {
            if ((await queue.PeekMessageAsync(token)).Value is { } message)
            {
                return message.Body.ToString();
            }

            await Task.Delay(50, token);
        }
    }

    private async Task<string> OpenSslAsync(string text, CancellationToken token)
    {
        var file = Path.Combine(_sandbox.Folder, "signed");
        await File.WriteAllTextAsync(file, text, token);
        using var process = Process.Start(new ProcessStartInfo("openssl", ["dgst", "-sha256", "-hmac", Secret, "-r", file])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync(token);
        await process.WaitForExitAsync(token);
        process.ExitCode.ShouldBe(0);
        return output.Split(' ')[0];
    }
}
