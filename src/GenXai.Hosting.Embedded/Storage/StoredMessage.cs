namespace GenXai.Hosting.Embedded.Storage;

/// <summary>A message in an instance's inbox.</summary>
/// <param name="Number">Its place in the inbox.</param>
/// <param name="Data">A history event, as UTF-8 JSON.</param>
internal readonly record struct StoredMessage(long Number, byte[] Data);
