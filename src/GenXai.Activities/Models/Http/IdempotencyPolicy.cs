using System.ClientModel.Primitives;

namespace GenXai.Activities.Models.Http;

/// <summary>Puts the key of the call into the header <c>Idempotency-Key</c> of every request.</summary>
internal sealed class IdempotencyPolicy : PipelinePolicy
{
    public const string Header = "Idempotency-Key";

    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        Mark(message);
        ProcessNext(message, pipeline, currentIndex);
    }

    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        Mark(message);
        return ProcessNextAsync(message, pipeline, currentIndex);
    }

    private static void Mark(PipelineMessage message)
    {
        if (IdempotencyKey.Current is { } key)
        {
            message.Request.Headers.Set(Header, HeaderText.Of(key));
        }
    }
}
