namespace GenXai.Hosting.Security;

/// <summary>What callers are.</summary>
public enum Role
{
    /// <summary>May read.</summary>
    Viewer,

    /// <summary>May read, and start, answer and stop runs.</summary>
    Operator,

    /// <summary>May also deploy and change workflows.</summary>
    Developer,

    /// <summary>May also delete.</summary>
    Admin,
}
