using System.Collections.Immutable;
using System.Text.Json;

namespace GenXai.Activities.Models.Offline.Sampling;

/// <summary>A place in the value that is being made.</summary>
/// <param name="Schemas">What holds there.</param>
/// <param name="Name">The property's name; null where there is none.</param>
/// <param name="Depth">How deep it is.</param>
/// <param name="Trail">The references that lead there.</param>
/// <param name="Variety">How many candidates of a kind are worth a look.</param>
internal sealed record SampleSite(
    ImmutableArray<JsonElement> Schemas, string? Name, int Depth, ImmutableList<string> Trail, int Variety);
