using System.Security.Cryptography;
using System.Text;
using GenXai.Testing.Models;

namespace GenXai.Cli.Tests.Crash.Models;

/// <summary>A model whose answer follows from what it is asked alone, so that disturbed and undisturbed runs compare.</summary>
internal static class CrashModel
{
    private const int LeastMs = 10;
    private const int MostMs = 60;
    private const int PatientRounds = 8;

    public static ModelAnswer Respond(ModelRequest request)
    {
        var said = string.Join('\n', request.Messages.Select(ModelRequest.TextOf));
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)))[..8];
        var input = said.Length / 4;
        if (request.Deployment == "busy" && !request.Key.EndsWith(".2", StringComparison.Ordinal))
        {
            return Answers.Error(429, "rate_limit_exceeded", "Slow down");
        }

        var completion = Asks(request)
            ? new Completion
            {
                // Two at once, then an answer that needs both.
                Tools =
                [
                    new AskedTool("call_1", "calculator", $$"""{"expression": "{{said.Length}} + 1"}"""),
                    new AskedTool("call_2", "calculator", $$"""{"expression": "{{said.Length}} * 2"}"""),
                ],
                Finish = "tool_calls",
                Input = input,
                Output = 20,
            }
            : new Completion { Text = $"reply {mark}", Input = input, Output = 4 };
        var milliseconds = LeastMs + (said.Length % (MostMs - LeastMs));
        return async exchange =>
        {
            // A model takes its time: kills fall into calls.
            await Task.Delay(milliseconds);
            await completion.SendAsync(exchange);
        };
    }

    // A patient model asks round after round.
    private static bool Asks(ModelRequest request) => request.Body.TryGetProperty("tools", out _)
        && (request.LastRole != "tool" || (request.Deployment == "patient" && request.Messages.Count(message => message.GetProperty("role").GetString() == "assistant") < PatientRounds));
}
