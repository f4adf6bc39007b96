namespace GenXai.Workflows.Tests.Reference;

/// <summary>What one execution of an agent does.</summary>
/// <param name="DurationMs">How long it takes in virtual milliseconds, from 0.</param>
/// <param name="M">The field <c>m</c> of its output.</param>
/// <param name="Fails">Whether it fails instead of giving the output.</param>
internal readonly record struct ReferencePass(int DurationMs, int M, bool Fails = false);
