namespace GenXai.Integration.Tests.Support;

/// <summary>How often large values were written and read.</summary>
internal sealed class PayloadCalls
{
    private int _writes;
    private int _reads;

    public int Writes => _writes;

    public int Reads => _reads;

    public void Write() => Interlocked.Increment(ref _writes);

    public void Read() => Interlocked.Increment(ref _reads);
}
