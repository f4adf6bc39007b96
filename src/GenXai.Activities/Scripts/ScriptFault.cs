namespace GenXai.Activities.Scripts;

/// <summary>One fault of a script.</summary>
/// <param name="Path">Where, such as <c>model.writer[0].delay_ms</c>; empty for the script as a whole.</param>
/// <param name="Message">What is wrong, what was expected, how to mend it.</param>
public sealed record ScriptFault(string Path, string Message)
{
    /// <inheritdoc />
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";
}
