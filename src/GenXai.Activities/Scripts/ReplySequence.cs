using System.Collections.Immutable;

namespace GenXai.Activities.Scripts;

/// <summary>The replies of one agent or tool, in order; the last one repeats for ever.</summary>
public sealed class ReplySequence
{
    private readonly ImmutableArray<ScriptedReply> _replies;

    /// <summary>Makes a sequence.</summary>
    /// <param name="replies">At least one reply.</param>
    /// <exception cref="ArgumentException">There is no reply.</exception>
    public ReplySequence(ImmutableArray<ScriptedReply> replies)
    {
        if (replies.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A sequence of scripted replies needs at least one.", nameof(replies));
        }

        _replies = replies;
    }

    /// <summary>The reply to a call.</summary>
    /// <param name="call">Which call it is, from 1; less counts as 1.</param>
    public ScriptedReply At(int call)
    {
        var left = (long)Math.Max(call, 1);
        foreach (var reply in _replies)
        {
            left -= reply.Times;
            if (left <= 0)
            {
                return reply;
            }
        }

        return _replies[^1];
    }
}
