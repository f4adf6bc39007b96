namespace GenXai.Testing.Models;

/// <summary>Answers one request, well or badly.</summary>
/// <param name="exchange">The request, and where the answer goes.</param>
public delegate Task ModelAnswer(ModelExchange exchange);
