namespace GenXai.Hosting.Azure.Models;

/// <summary>A lease that is held.</summary>
/// <param name="Id">Its id in the row.</param>
/// <param name="Until">When it ends unless it is renewed, in milliseconds of Unix time.</param>
internal sealed record LeaseUse(string Id, long Until);
