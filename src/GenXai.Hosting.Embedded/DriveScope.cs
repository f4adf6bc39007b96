namespace GenXai.Hosting.Embedded;

/// <summary>Which instances of the store a host drives.</summary>
public enum DriveScope
{
    /// <summary>All that nobody drives, those of dead processes included, now and later.</summary>
    All,

    /// <summary>Those that it starts, and those that it is told to claim.</summary>
    Own,
}
