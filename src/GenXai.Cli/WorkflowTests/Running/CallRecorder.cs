using System.Text.Json;
using GenXai.Activities.Calls;
using GenXai.Workflows.Contracts.Calls;

namespace GenXai.Cli.WorkflowTests.Running;

/// <summary>Notes the calls that a test's run makes, by agent id and tool name, and what models are sent.</summary>
internal sealed class CallRecorder : ICallObserver
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _prompts = new(StringComparer.Ordinal);

    public int CountOf(string name)
    {
        lock (_gate)
        {
            return _counts.GetValueOrDefault(name);
        }
    }

    public IReadOnlyList<string> PromptsOf(string agent)
    {
        lock (_gate)
        {
            return _prompts.TryGetValue(agent, out var prompts) ? [.. prompts] : [];
        }
    }

    public void OnModelCall(ModelCallRequest request, IReadOnlyList<PromptMessage> messages)
    {
        var prompt = string.Join('\n', messages.Select(message => message.Text));
        lock (_gate)
        {
            Count(request.Agent);
            if (!_prompts.TryGetValue(request.Agent, out var prompts))
            {
                prompts = [];
                _prompts[request.Agent] = prompts;
            }

            prompts.Add(prompt);
        }
    }

    public void OnToolCall(ToolCallRequest request, JsonElement arguments)
    {
        lock (_gate)
        {
            Count(request.Tool);
        }
    }

    private void Count(string name) => _counts[name] = _counts.GetValueOrDefault(name) + 1;
}
