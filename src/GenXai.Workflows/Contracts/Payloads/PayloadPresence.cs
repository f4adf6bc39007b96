namespace GenXai.Workflows.Contracts.Payloads;

/// <summary>Whether a part of a value is there.</summary>
internal enum PayloadPresence
{
    /// <summary>It is not.</summary>
    Missing,

    /// <summary>It is.</summary>
    Found,

    /// <summary>Only the stored value can tell.</summary>
    Unsure,
}
