using System.Globalization;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Flows.Functions.Rounds;

/// <summary>What flows that go round keep from round to round, and what they come to.</summary>
internal static class RoundFunctions
{
    /// <summary>Adds the reply of whoever acted.</summary>
    public static TurnReplies Turn(TurnArguments arguments)
    {
        var reply = arguments.Outputs.TryGetValue(arguments.Agent, out var found) ? found : JsonValues.Null;
        return new TurnReplies([.. arguments.Replies, new AgentReply(arguments.Agent, reply)], arguments.Replies.Count + 1);
    }

    public static Selected Select(SelectedArguments arguments)
    {
        if (!arguments.Done && arguments.Fails)
        {
            throw Limit($"the selector did not say that the work is done in {arguments.Max} turns; raise max_turns, or tell it in the task when to stop");
        }

        var last = arguments.Replies.Count == 0 ? JsonValues.Null : arguments.Replies[^1].Reply;
        return new Selected(last, arguments.Done, arguments.Turns, arguments.Replies);
    }

    public static Reviewing Review(ReviewArguments arguments) => new(
        arguments.Verdicts.All(verdict => verdict.Verdict.Accept),
        arguments.Iterations + 1,
        [.. arguments.Verdicts.Select(verdict => new CriticFeedback(verdict.Agent, verdict.Verdict.Accept, verdict.Verdict.Feedback))]);

    public static Reviewed Conclude(ReviewedArguments arguments)
    {
        if (!arguments.Accepted && arguments.Fails)
        {
            var open = arguments.Feedback.Where(feedback => !feedback.Accept).Select(feedback => $"{feedback.Agent}: {feedback.Feedback}");
            throw Limit($"no draft was accepted in {arguments.Max} iterations; the last feedback is: {string.Join("; ", open)}");
        }

        return new Reviewed(arguments.Draft, arguments.Accepted, arguments.Iterations, arguments.Feedback);
    }

    private static FlowFunctionException Limit(FormattableString message) =>
        new(ErrorCodes.IterationLimit, message.ToString(CultureInfo.InvariantCulture));
}
