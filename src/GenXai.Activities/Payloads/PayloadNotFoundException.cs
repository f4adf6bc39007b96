namespace GenXai.Activities.Payloads;

/// <summary>A reference names a value that the store does not have.</summary>
public sealed class PayloadNotFoundException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="rootId">The root run.</param>
    /// <param name="payloadId">The value's id.</param>
    public PayloadNotFoundException(string rootId, string payloadId)
        : base($"run '{rootId}' has no stored value '{payloadId}': its payloads were deleted, or the data folder was copied without them; restore the folder 'payloads', or run it again")
    {
    }
}
