using GenXai.Activities.Models;
using GenXai.Activities.Tests.Fakes;
using GenXai.Activities.Time;
using GenXai.Testing.Models;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Definitions;

namespace GenXai.Activities.Tests.Models.Http;

/// <summary>Activities over the real client libraries, against a server of the tests.</summary>
internal sealed class HttpBench
{
    public const string Key = "run/0/a/1/1";
    public const string Secret = "sk-secret-1234";

    public HttpBench(FakeModelServer server, params (string Name, string Value)[] settings)
    {
        Settings["OPENAI_BASE_URL"] = server.Address + "/v1";
        Settings["OPENAI_API_KEY"] = Secret;
        foreach (var (name, value) in settings)
        {
            Settings[name] = value;
        }
    }

    public MapSettings Settings { get; } = new();

    public AgentDefinition Agent { get; init; } = new() { Id = "a", Role = "Writer", Goal = "Write", Provider = "openai", Model = "gpt-4o" };

    public ToolDefinition[] Tools { get; init; } = [];

    public IActivityClock? Clock { get; init; }

    public ModelOptions? Options { get; init; }

    public Bench Bench => field ??= new Bench
    {
        OtherClock = Clock,
        Agents = [Agent],
        Declared = Tools,
        Providers = [.. ModelProviderSet.Create(Settings)],
        Models = (Options ?? new ModelOptions()) with { Settings = Settings },
    };

    public Task<ModelCallOutcome> AskAsync(string key = Key, Func<ModelCallRequest, ModelCallRequest>? change = null)
    {
        var request = new ModelCallRequest { Origin = OneProgram.Origin(key), Agent = Agent.Id, AgentCall = 1, Task = "Write a line" };
        return Bench.AskAsync(change is null ? request : change(request));
    }
}
