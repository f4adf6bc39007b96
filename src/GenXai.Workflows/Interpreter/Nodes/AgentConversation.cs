using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Contracts.Conversations;

namespace GenXai.Workflows.Interpreter.Nodes;

/// <summary>
/// What an agent's model has been told in one turn. What was said before the last round stands in the payload store as
/// soon as there is such a thing, so that a request tells only what is new (docs/adr/0022).
/// </summary>
/// <param name="frame">What the first prompt is made of.</param>
internal sealed class AgentConversation(Func<PromptFrame> frame)
{
    private readonly List<ConversationPart> _parts = [];
    private ConversationReference? _earlier;

    /// <summary>Puts the conversation into a request.</summary>
    public ModelCallRequest Tell(ModelCallRequest request) => _earlier is null
        ? request with { Bindings = frame().Bindings, Input = frame().Input, Memory = frame().Memory, Conversation = [.. _parts] }
        : request with { Earlier = _earlier, Conversation = [.. _parts] };

    /// <summary>The model has spoken, and the conversation goes on.</summary>
    public void Add(ModelCallOutcome said)
    {
        if (said.Earlier is { } earlier)
        {
            _earlier = earlier;
            _parts.Clear();
        }

        _parts.Add(new ConversationPart { Role = "assistant", Text = said.Text, Stored = said.StoredText, ToolCalls = said.ToolCalls });
    }

    /// <summary>The model is answered.</summary>
    public void Add(params IEnumerable<ConversationPart> answers) => _parts.AddRange(answers);
}
