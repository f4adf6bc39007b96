namespace GenXai.Hosting.Security;

/// <summary>What a caller may do.</summary>
internal enum Permission
{
    Create,
    Read,
    Update,
    Delete,
    Execute,
}
