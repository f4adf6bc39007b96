using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GenXai.Activities.Json;
using GenXai.Activities.Tools.Core;
using GenXai.Activities.Tools.Texts;
using GenXai.Workflows.Json;
using GenXai.Workflows.Schemas;

namespace GenXai.Activities.Tools.Data;

/// <summary>The <c>data_validator</c> tool.</summary>
internal sealed class DataValidatorTool : ComputingTool
{
    private static readonly ToolCard TheCard = new()
    {
        Name = "data_validator",
        Description = "Validates data: email, url, phone, ip, date, number (with a range), json, a regular expression, or a JSON Schema.",
        Parameters = """
            {
              "type": "object",
              "properties": {
                "data": {"description": "The data to validate."},
                "validation_type": {"type": "string", "enum": ["email", "url", "phone", "ip", "date", "number", "json", "custom_regex", "schema"], "description": "What it must be."},
                "custom_pattern": {"type": "string", "minLength": 1, "maxLength": 2000, "description": "For custom_regex: the pattern, from the start of the text."},
                "min_value": {"type": "number", "description": "For number: the least value."},
                "max_value": {"type": "number", "description": "For number: the greatest value."},
                "schema": {"type": ["object", "boolean"], "description": "For schema: the JSON Schema."}
              },
              "required": ["data", "validation_type"],
              "additionalProperties": false
            }
            """,
        Result = "`{valid, validation_type, errors: [text]}`",
        Errors = "a bad pattern or schema; data that is not valid is no error but `valid: false`",
        Limits = "100,000 characters for patterns, 1 s",
    };

    public DataValidatorTool()
        : base(TheCard)
    {
    }

    protected override JsonElement Compute(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var type = arguments.Text("validation_type");
        var text = arguments.TextOrNull("data") ?? string.Empty;
        IReadOnlyList<string> errors = type switch
        {
            "email" => Of(MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal), "no email address, such as ann@example.com"),
            "url" => Of(Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Host.Length > 0 && url.Scheme is "http" or "https" or "ftp", "no absolute URL, such as https://example.com/path"),
            "phone" => Of(IsPhone(text), "no phone number: 7 to 15 digits, an optional + before them, and spaces, points, dashes or brackets between them"),
            "ip" => Of(IsAddress(text), "no IP address, version 4 or 6"),
            "date" => Of(DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _), "no date, such as 2026-01-31"),
            "number" => Number(text, arguments),
            "json" => JsonText.TryParse(text, out _, out var fault) ? [] : [fault],
            "schema" => Schema(arguments),
            _ => Pattern(arguments),
        };
        return Result.Of(new JsonObject
        {
            ["valid"] = errors.Count == 0,
            ["validation_type"] = type,
            ["errors"] = Result.Texts(errors),
        });
    }

    private static string[] Of(bool valid, string error) => valid ? [] : [error];

    private static bool IsPhone(string text) =>
        text.Count(char.IsAsciiDigit) is >= 7 and <= 15 &&
        text.TrimStart('+').All(static letter => char.IsAsciiDigit(letter) || letter is ' ' or '-' or '.' or '(' or ')') &&
        !text.StartsWith("++", StringComparison.Ordinal);

    // The parser also takes 1 and 0x7f for addresses: of version 4 only the four numbers are meant.
    private static bool IsAddress(string text) => IPAddress.TryParse(text, out var address) &&
        (text.Contains(':', StringComparison.Ordinal) || string.Equals(address.ToString(), text, StringComparison.Ordinal));

    private static string[] Number(string text, ToolArguments arguments)
    {
        if (CsvSummary.Number(text.Trim()) is not { } number)
        {
            return ["no number"];
        }

        if (arguments.Number("min_value") is { } least && number < least)
        {
            return [string.Create(CultureInfo.InvariantCulture, $"{number} is less than {least}")];
        }

        return arguments.Number("max_value") is { } most && number > most
            ? [string.Create(CultureInfo.InvariantCulture, $"{number} is more than {most}")]
            : [];
    }

    private static string[] Pattern(ToolArguments arguments)
    {
        var text = arguments.BoundedText("data", 100_000);
        var regex = SafeRegex.Create(arguments.Text("custom_pattern"), RegexOptions.None, arguments);
        try
        {
            var match = regex.Match(text);
            return Of(match is { Success: true, Index: 0 }, "the text does not match the pattern from its start");
        }
        catch (RegexMatchTimeoutException exception)
        {
            throw SafeRegex.TooSlow(arguments, exception);
        }
    }

    private static IReadOnlyList<string> Schema(ToolArguments arguments)
    {
        var schema = arguments.Value("schema") ?? throw arguments.Fault("schema validation needs 'schema'");
        try
        {
            return JsonSchema.Parse(schema).Validate(arguments.Value("data") ?? JsonValues.Null);
        }
        catch (JsonSchemaException exception)
        {
            throw arguments.Fault($"the schema is not valid: {exception.Message} (at {exception.Path})", exception);
        }
    }
}
