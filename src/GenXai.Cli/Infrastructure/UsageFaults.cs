using System.CommandLine;
using System.CommandLine.Parsing;
using GenXai.Workflows.Text;

namespace GenXai.Cli.Infrastructure;

/// <summary>What is wrong with a command line, in words for whoever typed it.</summary>
internal static class UsageFaults
{
    public static IReadOnlyList<string> Of(ParseResult parse, IReadOnlyList<string> arguments)
    {
        var command = parse.CommandResult.Command;
        if (parse.Errors.Count == 0)
        {
            // The parser takes an option that it does not know for a path, a name or a run's id.
            return arguments.Contains("--", StringComparer.Ordinal) ? []
                : [.. parse.CommandResult.Children.OfType<ArgumentResult>()
                    .SelectMany(static argument => argument.Tokens)
                    .Where(static token => token.Value.StartsWith("--", StringComparison.Ordinal) && token.Value.Length > 2 && token.Value[2..].All(static letter => char.IsAsciiLetter(letter) || letter == '-'))
                    .Take(1)
                    .Select(token => Unknown(command, token.Value))];
        }

        // What follows an option or command that there is not, is its value.
        var words = parse.UnmatchedTokens.Any(IsOption) ? parse.UnmatchedTokens.Where(IsOption) : parse.UnmatchedTokens.Take(1);
        List<string> unknown = [.. words.Select(token => Unknown(command, token))];
        return command.Subcommands.Count > 0 && command.Action is null
            ? [unknown.Count > 0 ? unknown[0] : "a command is missing"]
            : [.. parse.Errors.Where(error => !IsAboutUnmatched(error, parse)).Select(Text).Concat(unknown).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The program and the command that were understood.</summary>
    public static string CommandLine(ParseResult parse)
    {
        var words = new Stack<string>();
        for (SymbolResult? result = parse.CommandResult; result is CommandResult { Command: not RootCommand } inner; result = result.Parent)
        {
            words.Push(inner.Command.Name);
        }

        return string.Join(' ', words.Prepend("genxai"));
    }

    private static bool IsOption(string token) => token.StartsWith('-') && token.Length > 1;

    private static string Unknown(Command command, string token)
    {
        if (IsOption(token))
        {
            List<string> options = [.. command.Options.Select(option => option.Name)];
            return $"there is no option '{token}'.{NearestName.Hint(token, options)}";
        }

        return command.Subcommands.Count > 0
            ? $"there is no command '{token}'.{NearestName.Hint(token, [.. command.Subcommands.Select(each => each.Name)])}"
            : $"'{token}' is one argument too many; quote a text with spaces";
    }

    private static bool IsAboutUnmatched(ParseError error, ParseResult parse) =>
        error.SymbolResult is null or CommandResult && parse.UnmatchedTokens.Any(token => error.Message.Contains($"'{token}'", StringComparison.Ordinal));

    // What is wrong with an option's value is told of the option, or of the value in it.
    private static string Text(ParseError error) =>
        (error.SymbolResult as OptionResult ?? error.SymbolResult?.Parent as OptionResult) is
        { Option: Option<int> or Option<int?> or Option<int[]> or Option<long> } number && Bad(number.Tokens) is { } word
            ? $"{number.Option.Name}: '{word}' is no whole number, or too large a one"
            : string.Join(" ", error.Message.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));

    private static string? Bad(IReadOnlyList<Token> tokens) =>
        tokens.Select(token => token.Value).FirstOrDefault(static value => !int.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _));
}
