using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GenXai.Activities.Tools.Core;

namespace GenXai.Activities.Tools.Texts;

/// <summary>The <c>regex_matcher</c> tool.</summary>
internal sealed class RegexMatcherTool : ComputingTool
{
    private const int LongestText = 1_000_000;
    private const int MostMatches = 10_000;

    private static readonly ToolCard TheCard = new()
    {
        Name = "regex_matcher",
        Description = "Matches, searches, extracts, replaces or splits text with a regular expression.",
        Parameters = """
            {
              "type": "object",
              "properties": {
                "text": {"type": "string", "description": "The text to search in."},
                "pattern": {"type": "string", "minLength": 1, "maxLength": 2000, "description": "The regular expression."},
                "operation": {"type": "string", "enum": ["match", "search", "findall", "finditer", "sub", "split"],
                  "description": "match at the start, search the first, findall, finditer with positions, sub (replace), split (findall)."},
                "replacement": {"type": "string", "description": "What sub puts in place of each match; $1 and ${name} stand for groups."},
                "flags": {"type": "string", "description": "Comma-separated: IGNORECASE, MULTILINE, DOTALL, VERBOSE."}
              },
              "required": ["text", "pattern"],
              "additionalProperties": false
            }
            """,
        Result = "`{operation, pattern, success}` and, by operation: `matched` or `found` with `match, groups, groupdict, span`; `matches, count`; `new_text, replacements_made`; `parts, count`",
        Errors = "the pattern is no regular expression; matching takes too long",
        Limits = "1,000,000 characters of text, 2,000 of pattern, 1 s, 10,000 matches",
    };

    public RegexMatcherTool()
        : base(TheCard)
    {
    }

    protected override JsonElement Compute(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var text = arguments.BoundedText("text", LongestText);
        var pattern = arguments.Text("pattern");
        var operation = arguments.TextOrNull("operation") ?? "findall";
        var regex = SafeRegex.Create(pattern, Flags(arguments), arguments);
        var result = new JsonObject { ["operation"] = operation, ["pattern"] = Result.Text(pattern), ["success"] = true };
        try
        {
            Fill(result, operation, regex, text, arguments, cancellationToken);
        }
        catch (RegexMatchTimeoutException exception)
        {
            throw SafeRegex.TooSlow(arguments, exception);
        }

        return Result.Of(result);
    }

    private static void Fill(
        JsonObject result, string operation, Regex regex, string text, ToolArguments arguments, CancellationToken cancellationToken)
    {
        switch (operation)
        {
            case "match" or "search":
                var match = regex.Match(text);
                var found = match.Success && (operation == "search" || match.Index == 0);
                result[operation == "match" ? "matched" : "found"] = found;
                if (found)
                {
                    Describe(result, match, regex);
                }

                break;
            case "sub":
                var replaced = regex.Replace(text, arguments.TextOrNull("replacement") ?? string.Empty);
                result["new_text"] = Result.Text(replaced);
                result["replacements_made"] = !string.Equals(replaced, text, StringComparison.Ordinal);
                break;
            case "split":
                var parts = regex.Split(text, MostMatches);
                result["parts"] = Result.Texts(parts);
                result["count"] = parts.Length;
                break;
            default:
                var matches = All(regex, text, arguments, cancellationToken);
                result["matches"] = Result.List(matches.Select(each => operation == "finditer" ? Describe(new JsonObject(), each, regex) : Plain(each)));
                result["count"] = matches.Count;
                break;
        }
    }

    private static List<Match> All(Regex regex, string text, ToolArguments arguments, CancellationToken cancellationToken)
    {
        List<Match> matches = [];
        for (var match = regex.Match(text); match.Success; match = match.NextMatch())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (matches.Count == MostMatches)
            {
                throw arguments.Fault($"more than {MostMatches} matches; make the pattern narrower or send a part of the text");
            }

            matches.Add(match);
        }

        return matches;
    }

    // As in the original: the whole match without groups, the group with one, the list of groups with more.
    private static JsonNode? Plain(Match match) => match.Groups.Count switch
    {
        1 => Result.Text(match.Value),
        2 => Result.Text(match.Groups[1].Value),
        _ => Result.Texts(match.Groups.Values.Skip(1).Select(static group => group.Value)),
    };

    private static JsonObject Describe(JsonObject into, Match match, Regex regex)
    {
        into["match"] = Result.Text(match.Value);
        into["groups"] = Result.Texts(match.Groups.Values.Skip(1).Select(Captured));
        var named = new JsonObject();
        foreach (var name in regex.GetGroupNames().Where(static name => !char.IsAsciiDigit(name[0])))
        {
            named[name] = Result.Text(Captured(match.Groups[name]));
        }

        into["groupdict"] = named;
        into["span"] = new JsonArray(match.Index, match.Index + match.Length);
        return into;
    }

    private static string? Captured(Group group) => group.Success ? group.Value : null;

    private static RegexOptions Flags(ToolArguments arguments)
    {
        var flags = RegexOptions.None;
        foreach (var flag in (arguments.TextOrNull("flags") ?? string.Empty).Split(
            [',', '|', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            flags |= flag.ToUpperInvariant() switch
            {
                "IGNORECASE" or "I" => RegexOptions.IgnoreCase,
                "MULTILINE" or "M" => RegexOptions.Multiline,
                "DOTALL" or "S" => RegexOptions.Singleline,
                "VERBOSE" or "X" => RegexOptions.IgnorePatternWhitespace,
                _ => throw arguments.Fault($"unknown flag '{flag}'; expected IGNORECASE, MULTILINE, DOTALL or VERBOSE"),
            };
        }

        return flags;
    }
}
