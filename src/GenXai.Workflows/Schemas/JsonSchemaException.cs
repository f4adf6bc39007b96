namespace GenXai.Workflows.Schemas;

/// <summary>A JSON Schema is faulty or uses a keyword outside the supported subset.</summary>
public sealed class JsonSchemaException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong and what is supported.</param>
    /// <param name="path">Where in the schema, as a JSON pointer.</param>
    public JsonSchemaException(string message, string path)
        : base(message) => Path = path;

    /// <summary>Where in the schema, as a JSON pointer.</summary>
    public string Path { get; }
}
