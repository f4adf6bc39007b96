namespace GenXai.Hosting.Batches;

/// <summary>
/// Which secrets of the host may sign callbacks: senders name them, so that only those that are meant for it may be named.
/// </summary>
public static class CallbackSecrets
{
    /// <summary>The one that is taken when none is named.</summary>
    public const string Default = "GENXAI_CALLBACK_SECRET";

    internal static bool IsName(string name) =>
        string.Equals(name, Default, StringComparison.Ordinal) || name.StartsWith(Default + "_", StringComparison.Ordinal);
}
