using System.Text.Json.Serialization;

namespace GenXai.Activities.Memory.Records;

/// <summary>What a kind of memory knows beside the text.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Turn), "turn")]
[JsonDerivedType(typeof(Episode), "episode")]
[JsonDerivedType(typeof(Fact), "fact")]
[JsonDerivedType(typeof(Procedure), "procedure")]
public abstract record MemoryDetails;
