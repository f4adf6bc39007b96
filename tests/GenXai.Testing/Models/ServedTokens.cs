namespace GenXai.Testing.Models;

/// <summary>The tokens of one answer.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Input">Tokens of the prompt.</param>
/// <param name="Output">Tokens of the reply.</param>
public sealed record ServedTokens(ModelRequest Request, int Input, int Output);
