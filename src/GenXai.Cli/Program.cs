using GenXai.Cli.Commands;
using GenXai.Cli.Infrastructure;

using var interruption = new Interruption();
return await CliApplication.RunAsync(args, CliContext.OfConsole(interruption.Token));
