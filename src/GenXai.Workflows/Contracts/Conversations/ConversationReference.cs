namespace GenXai.Workflows.Contracts.Conversations;

/// <summary>A conversation up to one of its rounds, as it stands in the payload store under the root run.</summary>
/// <param name="Id">SHA-256 of its last <see cref="ConversationSegment"/>, 64 hexadecimal digits.</param>
/// <param name="Bytes">How many bytes of UTF-8 all its segments have; what they refer to is not counted.</param>
public sealed record ConversationReference(string Id, long Bytes);
