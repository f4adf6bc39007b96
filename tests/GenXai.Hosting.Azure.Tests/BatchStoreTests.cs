using System.Text;
using Azure.Storage.Queues;
using GenXai.Hosting.Batches.Queues;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Azure.Tests;

/// <summary>What batches and schedules keep in the storage account.</summary>
public sealed class BatchStoreTests(Azurite azurite)
{
    [Fact]
    public async Task Files_AreWrittenOnceReadAndDeletedByFolder()
    {
        var files = (await azurite.OpenAsync()).Batches;

        await files.PutAsync("b/items/00000.ndjson", "1\n"u8.ToArray());
        await files.PutAsync("b/items/00000.ndjson", "2\n"u8.ToArray());
        await files.PutAsync("c/items/00000.ndjson", "3\n"u8.ToArray());
        (await ReadAsync("b/items/00000.ndjson")).ShouldBe("1\n");
        await files.DeleteAsync("b/");

        (await ReadAsync("b/items/00000.ndjson")).ShouldBeNull();
        (await ReadAsync("c/items/00000.ndjson")).ShouldBe("3\n");

        async Task<string?> ReadAsync(string name)
        {
            if (await files.OpenAsync(name) is not { } stream)
            {
                return null;
            }

            using var reader = new StreamReader(stream, Encoding.UTF8);
            return await reader.ReadToEndAsync();
        }
    }

    [Fact]
    public async Task Schedules_AreNotedByWorkflow()
    {
        var schedules = (await azurite.OpenAsync()).Schedules;
        var time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

        (await schedules.FindAsync("my flow/1")).ShouldBeNull();
        await schedules.SetAsync("my flow/1", time);
        await schedules.SetAsync("my flow/1", time.AddDays(1));

        (await schedules.FindAsync("my flow/1")).ShouldBe(time.AddDays(1));
        (await schedules.FindAsync("other")).ShouldBeNull();
    }

    [Fact]
    public async Task Messages_AreGivenOutCompletedAndPoisoned()
    {
        var messages = StorageBatchMessages.Open(azurite.Connection, "some-messages");
        await messages.CreateAsync();
        var queue = new QueueClient(azurite.Connection, "some-messages");
        await queue.SendMessageAsync("one");
        await queue.SendMessageAsync("two");

        var received = await messages.ReceiveAsync();
        received.Select(message => (message.Body, message.Deliveries)).ShouldBe([("one", 1), ("two", 1)], ignoreOrder: true);
        await messages.CompleteAsync(received.Single(message => message.Body == "one"));
        await messages.PoisonAsync(received.Single(message => message.Body == "two"), "because");
        await messages.CompleteAsync(received[0]);

        (await messages.ReceiveAsync()).ShouldBeEmpty();
        (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount.ShouldBe(0);
        var poison = new QueueClient(azurite.Connection, "some-messages-poison");
        (await poison.PeekMessageAsync()).Value.Body.ToString().ShouldBe("""{"reason":"because","original":"two"}""");
    }
}
