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

    /// <summary>Names that validation knows without a declaration, in ordinal order.</summary>
    public static ImmutableSortedSet<string> Names { get; } =
        Create().Select(static tool => tool.Name).Append(HumanInput).Concat(MemoryTools.Names).ToImmutableSortedSet(StringComparer.Ordinal);

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
        var files = new FileGuard(options.Files);
        return
        [
            new CalculatorTool(),
            new TextAnalyzerTool(),
            new RegexMatcherTool(),
            new JsonProcessorTool(),
            new CsvProcessorTool(),
            new DataValidatorTool(),
            new DataTransformerTool(),
            new HashGeneratorTool(),
            new DateTimeTool(clock.Time),
            new HttpClientTool(web),
            new HttpClientTool(web, "api_caller"),
            new WebScraperTool(web),
            new HtmlParserTool(),
            new UrlValidatorTool(web),
            new FileReaderTool(files),
            new FileWriterTool(files),
            new DirectoryScannerTool(files),
            new SqlQueryTool(files),
            new WebhookCallerTool(web),
            new EmailSenderTool(web.Guard, secrets, clock.Time),
            new SlackNotifierTool(web, secrets),
        ];
    }
}
