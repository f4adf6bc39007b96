namespace GenXai.Activities.Calls;

/// <summary>A message that a model is sent, as text.</summary>
/// <param name="Role"><c>system</c>, <c>user</c>, <c>assistant</c> or <c>tool</c>.</param>
/// <param name="Text">What it says; tool calls print as their name and arguments.</param>
public sealed record PromptMessage(string Role, string Text);
