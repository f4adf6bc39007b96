using System.Collections.Immutable;
using GenXai.Activities.Time;
using GenXai.Activities.Tools.Calculation;
using GenXai.Activities.Tools.Core;
using GenXai.Activities.Tools.Data;
using GenXai.Activities.Tools.Databases;
using GenXai.Activities.Tools.Dates;
using GenXai.Activities.Tools.Files;
using GenXai.Activities.Tools.Hashing;
using GenXai.Activities.Tools.Notifications;
using GenXai.Activities.Tools.Notifications.Mail;
using GenXai.Activities.Tools.Secrets;
using GenXai.Activities.Tools.Texts;
using GenXai.Activities.Tools.Web.Html;
using GenXai.Activities.Tools.Web.Http;
using GenXai.Workflows.Contracts.Memory;

namespace GenXai.Activities.Tools;

/// <summary>The tools that every host has.</summary>
public static class BuiltInTools
{
    /// <summary>The tool that waits for a person; the interpreter does it, no activity.</summary>
    public const string HumanInput = "human_input";

    // By name, so that names are known without a single tool having been made.
    private static readonly ImmutableSortedDictionary<string, Func<ToolParts, BuiltInTool>> Makers =
        new Dictionary<string, Func<ToolParts, BuiltInTool>>(StringComparer.Ordinal)
        {
            ["api_caller"] = static parts => new HttpClientTool(parts.Web, "api_caller"),
            ["calculator"] = static _ => new CalculatorTool(),
            ["csv_processor"] = static _ => new CsvProcessorTool(),
            ["data_transformer"] = static _ => new DataTransformerTool(),
            ["data_validator"] = static _ => new DataValidatorTool(),
            ["date_time"] = static parts => new DateTimeTool(parts.Clock.Time),
            ["directory_scanner"] = static parts => new DirectoryScannerTool(parts.Files),
            ["email_sender"] = static parts => new EmailSenderTool(parts.Web.Guard, parts.Secrets, parts.Clock.Time),
            ["file_reader"] = static parts => new FileReaderTool(parts.Files),
            ["file_writer"] = static parts => new FileWriterTool(parts.Files),
            ["hash_generator"] = static _ => new HashGeneratorTool(),
            ["html_parser"] = static _ => new HtmlParserTool(),
            ["http_client"] = static parts => new HttpClientTool(parts.Web),
            ["json_processor"] = static _ => new JsonProcessorTool(),
            ["regex_matcher"] = static _ => new RegexMatcherTool(),
            ["slack_notifier"] = static parts => new SlackNotifierTool(parts.Web, parts.Secrets),
            ["sql_query"] = static parts => new SqlQueryTool(parts.Files),
            ["text_analyzer"] = static _ => new TextAnalyzerTool(),
            ["url_validator"] = static parts => new UrlValidatorTool(parts.Web),
            ["web_scraper"] = static parts => new WebScraperTool(parts.Web),
            ["webhook_caller"] = static parts => new WebhookCallerTool(parts.Web),
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Names that validation knows without a declaration, in ordinal order.</summary>
    public static ImmutableSortedSet<string> Names { get; } =
        Makers.Keys.Append(HumanInput).Concat(MemoryTools.Names).ToImmutableSortedSet(StringComparer.Ordinal);

    /// <summary>New instances of the tools that activities call, with the options of a host that configures nothing.</summary>
    public static ImmutableArray<ITool> Create() => Create(new ToolOptions(), new SystemActivityClock(), new EnvironmentSecretSource());

    /// <summary>New instances of the tools that activities call.</summary>
    /// <param name="options">What they may do.</param>
    /// <param name="clock">Time.</param>
    /// <param name="secrets">Where settings such as SMTP_HOST and SLACK_WEBHOOK_URL are found.</param>
    /// <exception cref="FormatException">A host in the options is neither a name nor an address nor a block.</exception>
    public static ImmutableArray<ITool> Create(ToolOptions options, IActivityClock clock, ISecretSource secrets) =>
        [.. All(options, new WebClient(options.Web, clock), clock, secrets)];

    internal static ImmutableArray<BuiltInTool> All(ToolOptions options, WebClient web, IActivityClock clock, ISecretSource secrets)
    {
        var parts = new ToolParts(web, new FileGuard(options.Files), clock, secrets);
        return [.. Makers.Values.Select(make => make(parts))];
    }
}
