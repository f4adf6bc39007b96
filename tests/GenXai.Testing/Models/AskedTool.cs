namespace GenXai.Testing.Models;

/// <summary>A tool call that the server's model asks for.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">Its arguments, as the model wrote them; they need not be JSON.</param>
public sealed record AskedTool(string Id, string Name, string Arguments);
