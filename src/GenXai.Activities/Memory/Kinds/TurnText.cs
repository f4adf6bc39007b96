namespace GenXai.Activities.Memory.Kinds;

/// <summary>How turns are told in prompts.</summary>
internal static class TurnText
{
    private const int Longest = 2000;

    public static string Of(string task, string reply) =>
        task.Length == 0 ? $"you said: {Short(reply)}" : $"asked \"{Short(task)}\" you said: {Short(reply)}";

    /// <summary>The text, or its start with how much was left out.</summary>
    public static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= Longest ? line : FormattableString.Invariant($"{line[..Longest]} [{line.Length - Longest} more characters]");
    }
}
