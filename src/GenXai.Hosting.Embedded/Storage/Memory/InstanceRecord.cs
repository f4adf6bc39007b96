namespace GenXai.Hosting.Embedded.Storage.Memory;

/// <summary>All that is kept of one instance.</summary>
internal sealed class InstanceRecord
{
    public required InstanceRow Row { get; set; }

    public StoredInput Input { get; set; }

    public List<byte[]> History { get; } = [];

    public SortedDictionary<long, byte[]> Inbox { get; } = [];

    public SortedDictionary<long, byte[]> Log { get; } = [];
}
