using System.CommandLine;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Serving;
using GenXai.Cli.Sessions;

namespace GenXai.Cli.Commands.Serving;

/// <summary><c>deploy FILE --url URL</c>: puts a workflow, with all files that it refers to, on a host.</summary>
internal static class DeployCommand
{
    public static Command Create(CliContext context)
    {
        var file = new Argument<string>("FILE") { Description = "The workflow" };
        var url = new Option<string>("--url") { Description = "The host, such as http://127.0.0.1:5080", HelpName = "URL", Required = true };
        var command = new Command("deploy", "Puts a workflow, with all files that it refers to, on a host") { file, url };
        command.SetGuarded(context, async (parse, cancellationToken) =>
        {
            var text = parse.GetRequiredValue(url);
            if (!Uri.TryCreate(text, UriKind.Absolute, out var host) || host.Scheme is not ("http" or "https"))
            {
                throw CliException.Usage($"--url: '{text}' is no address of a host; expected one such as http://127.0.0.1:5080");
            }

            var program = DefinitionReader.RequireForHost(context, parse.GetRequiredValue(file));
            await new Deployer(context, host).DeployAsync(program, cancellationToken);
            return ExitCodes.Completed;
        });
        return command;
    }
}
