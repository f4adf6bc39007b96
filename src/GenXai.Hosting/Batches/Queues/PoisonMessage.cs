using System.Text.Json;

namespace GenXai.Hosting.Batches.Queues;

/// <summary>What stands in the poison queue.</summary>
/// <param name="Reason">Why the message cannot be handled, and how to mend it.</param>
/// <param name="Original">The message as it came.</param>
internal sealed record PoisonMessage(string Reason, string Original)
{
    // A queue takes 64 KiB: of a message that fills it, reason and original do not fit together.
    private const int MaxBytes = 48 * 1024;

    public static string Write(string reason, string original)
    {
        var shortReason = reason.Length <= 4000 ? reason : reason[..4000] + "…";
        for (var keep = original.Length; ; keep = keep * 3 / 4)
        {
            var text = JsonSerializer.Serialize(
                new PoisonMessage(shortReason, keep == original.Length ? original : original[..keep] + "…"), HostingJsonContext.Default.PoisonMessage);
            if (text.Length <= MaxBytes)
            {
                return text;
            }
        }
    }
}
