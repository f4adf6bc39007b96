using System.Net.Http.Headers;
using System.Text.Json;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Rendering;
using GenXai.Workflows.Definitions;

namespace GenXai.Cli.Serving;

/// <summary>Sends a workflow to a host.</summary>
internal sealed class Deployer(CliContext context, Uri host)
{
    /// <summary>Sends a workflow and prints which version it has there.</summary>
    /// <exception cref="CliException">The host cannot be reached, or refuses it.</exception>
    public async Task DeployAsync(WorkflowProgram program, CancellationToken cancellationToken)
    {
        var name = program.Workflows[program.Main].Name;
        var root = host.GetLeftPart(UriPartial.Path).TrimEnd('/');
        var address = $"{(root.EndsWith("/api", StringComparison.Ordinal) ? root : root + "/api")}/workflows/{Uri.EscapeDataString(name)}";
        using var client = new HttpClient();
        if (CliContext.Variable("GENXAI_API_KEY") is { } key)
        {
            client.DefaultRequestHeaders.Add("X-Api-Key", key);
        }

        if (CliContext.Variable("GENXAI_API_TOKEN") is { } token)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var content = new StringContent(Body(program.Bundle), new MediaTypeHeaderValue("application/json"));
        JsonElement answer;
        try
        {
            using var response = await client.PutAsync(address, content, cancellationToken);
            answer = Read(await response.Content.ReadAsStringAsync(cancellationToken), address);
            if (!response.IsSuccessStatusCode)
            {
                throw Refused(answer, address);
            }
        }
        catch (HttpRequestException exception)
        {
            throw new CliException(ExitCodes.Failed, $"{address} cannot be reached: {exception.Message}; does the host run, and is --url right?");
        }

        await context.Out.WriteLineAsync(
            $"deployed {name}, version {answer.GetProperty("version")}, {answer.GetProperty("definition")}");
    }

    private static string Body(WorkflowBundle bundle) => JsonText.Write(
        writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("main", bundle.Main);
            writer.WriteStartObject("files");
            foreach (var (path, text) in bundle.Files)
            {
                writer.WriteString(path, text);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        },
        indented: false);

    private static JsonElement Read(string text, string address)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            throw new CliException(ExitCodes.Failed, $"{address} does not answer as a GenXai host does; is --url right?");
        }
    }

    private static CliException Refused(JsonElement problem, string address)
    {
        var detail = problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty("detail", out var text) ? text.ToString() : "no reason given";
        var code = problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty("code", out var named) ? named + ": " : "";
        var faults = problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty("diagnostics", out var diagnostics)
            ? string.Concat(diagnostics.EnumerateArray().Select(fault =>
                $"\n{fault.GetProperty("file")}:{fault.GetProperty("line")}:{fault.GetProperty("column")}: {fault.GetProperty("severity")} {fault.GetProperty("code")}: {fault.GetProperty("message")}"))
            : "";
        return CliException.Usage($"{address} refused the workflow: {code}{detail}{faults}");
    }
}
