namespace GenXai.Hosting.Encryption;

/// <summary>Seals what is kept at rest, and opens it. Every fault is a <see cref="Client.StorageException"/> that says how to mend it.</summary>
public interface ISealer
{
    /// <summary>Whether values are sealed; otherwise they pass as they are.</summary>
    bool IsOn { get; }

    /// <summary>The version of the master key that seals now; null when nothing is sealed.</summary>
    string? KeyVersion { get; }

    /// <summary>Seals bytes.</summary>
    /// <param name="plain">The value.</param>
    /// <param name="scope">What it belongs to.</param>
    byte[] Seal(ReadOnlySpan<byte> plain, SealScope scope);

    /// <summary>Opens bytes.</summary>
    /// <param name="sealedBytes">What <see cref="Seal(ReadOnlySpan{byte}, SealScope)"/> gave for the same scope.</param>
    /// <param name="scope">What it belongs to.</param>
    /// <exception cref="Client.StorageException">The key is missing or another, or the bytes were changed or moved.</exception>
    byte[] Open(ReadOnlySpan<byte> sealedBytes, SealScope scope);

    /// <summary>Seals a text as a text.</summary>
    /// <param name="plain">The value; null stays null.</param>
    /// <param name="scope">What it belongs to.</param>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(plain))]
    string? Seal(string? plain, SealScope scope);

    /// <summary>Opens a text.</summary>
    /// <param name="sealedText">What <see cref="Seal(string, SealScope)"/> gave for the same scope; null stays null.</param>
    /// <param name="scope">What it belongs to.</param>
    /// <exception cref="Client.StorageException">The key is missing or another, or the text was changed or moved.</exception>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(sealedText))]
    string? Open(string? sealedText, SealScope scope);

    /// <summary>A stream that seals what is written to it, and ends the target's content when it is disposed.</summary>
    /// <param name="target">Where the sealed bytes go; stays open.</param>
    /// <param name="scope">What they belong to.</param>
    Stream SealInto(Stream target, SealScope scope);

    /// <summary>A stream that opens what it reads. Each part is checked before it is given out.</summary>
    /// <param name="source">The sealed bytes; closed with the stream.</param>
    /// <param name="scope">What they belong to.</param>
    /// <param name="cancellationToken">Ends the read of the stream's head.</param>
    /// <exception cref="Client.StorageException">The key is missing or another, or the bytes were changed or moved; also thrown by reads.</exception>
    Task<Stream> OpenFromAsync(Stream source, SealScope scope, CancellationToken cancellationToken);
}
