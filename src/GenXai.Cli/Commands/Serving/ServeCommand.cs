using System.CommandLine;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Serving;
using GenXai.Cli.Sessions;

namespace GenXai.Cli.Commands.Serving;

/// <summary><c>serve</c>: the HTTP API on this machine.</summary>
internal static class ServeCommand
{
    // Memories that nobody uses lose their weight in half a day: looking every hour is often enough.
    private static readonly TimeSpan ConsolidationInterval = TimeSpan.FromHours(1);
    private const string DefaultUrls = "http://127.0.0.1:5080";

    public static Command Create(CliContext context)
    {
        var urls = new Option<string>("--urls")
        {
            Description = "Where to listen, separated by ';'; port 0 takes a free one",
            HelpName = "URL",
            DefaultValueFactory = _ => DefaultUrls,
        };
        var workflows = new Option<string?>("--workflows") { Description = "A folder whose workflows are deployed at the start", HelpName = "DIR" };
        var anonymous = new Option<bool>("--allow-anonymous") { Description = "Serves other machines although no API keys are configured" };
        var script = SharedOptions.Script();
        var data = SharedOptions.Data();
        var durability = SharedOptions.Durability();
        var command = new Command("serve", "Serves the HTTP API and takes up unfinished runs") { urls, workflows, anonymous, script, data, durability };
        command.SetGuarded(context, async (parse, cancellationToken) =>
        {
            var settings = ServeSettings.Read(CliContext.Variable);
            var addresses = ServeAddresses.Read(context, parse.GetRequiredValue(urls), settings.Access.IsOpen, parse.GetValue(anonymous));
            var answers = ScriptFile.Read(context, parse.GetValue(script));
            var programs = await ServedWorkflows.LoadAsync(context, parse.GetValue(workflows), answers);
            var folder = DataFolder.Of(context, parse.GetValue(data));
            await using var session = await Session.OpenAsync(
                context, folder, new SessionOptions(answers, parse.GetValue(durability) is "power", DrivesAll: true));
            await session.ConsolidateEveryAsync(ConsolidationInterval, cancellationToken);
            return await new ApiServer(context, session, folder, answers, settings).RunAsync(addresses, programs, cancellationToken);
        });
        return command;
    }
}
