using System.Diagnostics;
using System.Text.Json;
using GenXai.Cli.Tests.Models;
using GenXai.Testing.Models;

namespace GenXai.Cli.Tests.Crash.Models;

/// <summary>A workflow of agents whose processes are killed, against a model server.</summary>
internal sealed class KilledAgents : KilledProcesses
{
    private readonly ModelPrograms _programs;
    private readonly FakeModelServer _server;

    public KilledAgents(ModelScenario scenario, FakeModelServer server, int seed)
        : base(scenario.Files, seed)
    {
        _server = server;
        _programs = new ModelPrograms(Sandbox, server) { Azure = scenario.Azure };
    }

    protected override Process Start(int number, params string[] arguments) => _programs.Start(number, arguments);

    protected override int RequestsOf(int number) => _server.Requests.Count(request => request.Caller == number);

    protected override bool IsCounted(JsonElement input) => true;
}
