using System.Text.Json;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;

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

    /// <summary>Refuses what the question does not take.</summary>
    /// <exception cref="WorkflowClientException"><c>invalid_input</c>: it is none of the options.</exception>
    public static void Require(OpenQuestion question, string nodePath, JsonElement value)
    {
        if (question.Request.Call is not null)
        {
            if (!ApprovalAnswer.TryRead(value, out _))
            {
                throw new WorkflowClientException(
                    ErrorCodes.InvalidInput,
                    $"{value.GetRawText()} neither allows nor refuses the tool call of '{nodePath}'; answer \"approve\" or \"reject\", or {{\"approved\": false, \"reason\": \"...\"}}");
            }
        }
        else if (question.Request.Options.Count > 0
            && !question.Request.Options.Any(option => JsonElement.DeepEquals(option, value)))
        {
            var options = string.Join(", ", question.Request.Options.Select(option => option.GetRawText()));
            throw new WorkflowClientException(
                ErrorCodes.InvalidInput, $"{value.GetRawText()} is no answer that node '{nodePath}' takes; the options are {options}");
        }
    }
}
