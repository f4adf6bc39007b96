using System.Collections.Immutable;

namespace GenXai.Activities.Tools.Hashing;

/// <summary>What BLAKE2b and BLAKE2s differ in (RFC 7693, sections 2.1 and 2.6).</summary>
/// <param name="Rounds">Rounds per block.</param>
/// <param name="Rotations">By how many bits the mixing rotates, in its order.</param>
/// <param name="Start">The first state.</param>
internal sealed record Blake2Form<TWord>(int Rounds, ImmutableArray<int> Rotations, ImmutableArray<TWord> Start);
