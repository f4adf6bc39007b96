namespace GenXai.Hosting.Encryption;

/// <summary>Tells sealed texts from others.</summary>
public static class SealedText
{
    /// <summary>Whether a text says that it is sealed.</summary>
    /// <param name="text">The text.</param>
    public static bool IsSealed(string text) => Envelope.IsSealed(text);
}
