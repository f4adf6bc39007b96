namespace GenXai.Hosting.Security;

/// <summary>Who sent a request.</summary>
/// <param name="Name">The name of the key, or the subject of the token.</param>
/// <param name="Roles">What it is.</param>
internal sealed record Caller(string Name, IReadOnlyList<Role> Roles);
