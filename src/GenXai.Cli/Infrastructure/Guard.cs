using System.CommandLine;
using System.Text.Json;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;

namespace GenXai.Cli.Infrastructure;

/// <summary>Turns what a command throws into one message and an exit code. No stack trace reaches a user.</summary>
internal static class Guard
{
    public static void SetGuarded(this Command command, CliContext context, Func<ParseResult, CancellationToken, Task<int>> action) =>
        command.SetAction((parse, _) => RunAsync(context, () => action(parse, context.Interrupted)));

    public static async Task<int> RunAsync(CliContext context, Func<Task<int>> action)
    {
        try
        {
            return await action();
        }
        catch (OperationCanceledException) when (context.Interrupted.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception exception)
        {
            var (code, message) = Explain(exception);
            await context.Error.WriteLineAsync($"genxai: {message}");
            return code;
        }
    }

    private static (int Code, string Message) Explain(Exception exception) => exception switch
    {
        CliException cli => (cli.ExitCode, cli.Message),
        StorageException storage => (ExitCodes.Failed, $"{storage.Code}: {storage.Message}"),
        WorkflowClientException { Code: ErrorCodes.StorageError } storage => (ExitCodes.Failed, $"{storage.Code}: {storage.Message}"),
        WorkflowClientException client => (ExitCodes.BadUsage, $"{client.Code}: {client.Message}"),
        IOException or UnauthorizedAccessException => (ExitCodes.Failed, $"{ErrorCodes.StorageError}: {exception.Message}"),
        JsonException or KeyNotFoundException => (ExitCodes.Failed, $"{ErrorCodes.StorageError}: the data folder holds something that this program cannot read: {exception.Message}"),
        _ => (ExitCodes.Failed, $"internal error, please report it: {exception.GetType().Name}: {exception.Message}"),
    };
}
