using System.Text.Json;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Schemas;

namespace GenXai.Hosting.People;

/// <summary>Whether an answer has a question, and is one that the question takes.</summary>
internal static class AnswerCheck
{
    /// <summary>The open question of a node: its own, or that of the one call of it that waits.</summary>
    /// <exception cref="WorkflowClientException">None waits, or several do and the answer does not say which it is for.</exception>
    public static OpenQuestion Find(QuestionFold fold, string path, string runId, string nodePath, bool isEnded)
    {
        var open = fold.OpenUnder(path);
        if (open.Count == 1)
        {
            return open[0];
        }

        if (open.Count > 1)
        {
            throw new WorkflowClientException(
                ErrorCodes.Conflict,
                $"several questions wait in node '{nodePath}' of run '{runId}'; answer one of them: {string.Join(", ", open.Select(each => nodePath + each.Path[path.Length..]))}");
        }

        throw fold.HasAsked(path) || isEnded
            ? new WorkflowClientException(ErrorCodes.Conflict, $"node '{nodePath}' of run '{runId}' does not wait for an answer any more")
            : new WorkflowClientException(
                ErrorCodes.NotFound, $"node '{nodePath}' of run '{runId}' does not wait for a person; 'genxai approvals' lists what does");
    }

    /// <summary>Refuses the answer of someone who is not asked; the question stays open.</summary>
    /// <exception cref="WorkflowClientException"><c>forbidden</c>: another is asked.</exception>
    public static void RequireRight(OpenQuestion question, string runId, string nodePath, Respondent by)
    {
        if (!by.MayAnswer(question.Request.To))
        {
            throw new WorkflowClientException(
                ErrorCodes.Forbidden,
                $"node '{nodePath}' of run '{runId}' asks {question.Request.To}, so {by.Name ?? "you"} may not answer; who may: a caller of that name, one with that role, an operator or an admin");
        }
    }

    /// <summary>Refuses what the question does not take; it stays open.</summary>
    /// <exception cref="WorkflowClientException">
    /// <c>invalid_input</c>: it is none of the options; <c>output_invalid</c>: it does not fit the schema.
    /// </exception>
    public static void Require(OpenQuestion question, string nodePath, JsonElement value)
    {
        if (Refusal(question, nodePath, value) is { } refusal)
        {
            throw refusal;
        }
    }

    /// <summary>Why the question does not take an answer; null when it does.</summary>
    public static WorkflowClientException? Refusal(OpenQuestion question, string nodePath, JsonElement value)
    {
        var request = question.Request;
        if (request.Call is not null)
        {
            return ApprovalAnswer.TryRead(value, out _) ? null : new WorkflowClientException(
                ErrorCodes.InvalidInput,
                $"{value.GetRawText()} neither allows nor refuses the tool call of '{nodePath}'; answer \"approve\" or \"reject\", or {{\"approved\": false, \"reason\": \"...\"}}");
        }

        if (request.Options.Count > 0 && !request.Options.Any(option => JsonElement.DeepEquals(option, value)))
        {
            var options = string.Join(", ", request.Options.Select(option => option.GetRawText()));
            return new WorkflowClientException(
                ErrorCodes.InvalidInput, $"{value.GetRawText()} is no answer that node '{nodePath}' takes; the options are {options}");
        }

        return request.Schema is { } schema && JsonSchema.Parse(schema).Validate(value) is { Count: > 0 } faults
            ? new WorkflowClientException(
                ErrorCodes.OutputInvalid, $"the answer does not fit what node '{nodePath}' asks for: {string.Join("; ", faults)}; it still waits")
            : null;
    }
}
