using System.Diagnostics;
using System.Globalization;
using GenXai.Cli.Tests.Support;
using GenXai.Testing.Models;

namespace GenXai.Cli.Tests.Models;

/// <summary>The command line as processes that call the tests' model server. Each has a number, which the server sees.</summary>
internal sealed class ModelPrograms
{
    private readonly Sandbox _sandbox;
    private readonly FakeModelServer _server;

    public ModelPrograms(Sandbox sandbox, FakeModelServer server)
    {
        _sandbox = sandbox;
        _server = server;
    }

    /// <summary>Whether they speak to Azure OpenAI, or to OpenAI.</summary>
    public bool Azure { get; init; }

    /// <summary>The model table.</summary>
    public string? Catalog { get; init; }

    /// <summary>The budget of the day.</summary>
    public string? Daily { get; init; }

    /// <summary>Starts a process.</summary>
    public Process Start(int number, params string[] arguments)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"{_server.Address}/p{number}");
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AZURE_OPENAI_ENDPOINT"] = Azure ? address : null,
            ["AZURE_OPENAI_API_KEY"] = Azure ? "azure-key" : null,
            ["OPENAI_BASE_URL"] = Azure ? null : address + "/v1",
            ["OPENAI_API_KEY"] = Azure ? null : "sk-key",
            ["OLLAMA_HOST"] = null,
            ["GENXAI_MODELS"] = Catalog,
            ["GENXAI_DAILY_BUDGET"] = Daily,
        };
        return ProgramProcess.Start(_sandbox, environment, arguments);
    }

    /// <summary>Runs a process to its end.</summary>
    public async Task<Outcome> RunAsync(int number, params string[] arguments)
    {
        using var process = Start(number, arguments);
        return await ProgramProcess.EndAsync(process);
    }
}
