using GenXai.Workflows.Contracts;

namespace GenXai.Hosting.Client;

/// <summary>What callers get wrong, each with its one message.</summary>
internal static class ClientFaults
{
    private const int MaxIdLength = 100;

    public static WorkflowClientException NoSuchRun(string runId) =>
        new(ErrorCodes.RunNotFound, $"there is no run '{runId}' here; 'genxai runs' or GET /api/runs lists those that are");

    public static WorkflowClientException NoContinuation(string? continuation) =>
        new(ErrorCodes.InvalidInput, $"'{continuation}' is no continuation; expected the one that the page before gave, or none for the first page");

    public static WorkflowClientException IdInUse(string id) =>
        new(ErrorCodes.Conflict, $"the run id '{id}' is in use; choose another, or purge that run first");

    public static WorkflowClientException AnsweredBefore(string runId, string nodePath) =>
        new(ErrorCodes.Conflict, $"node '{nodePath}' of run '{runId}' was answered by someone else, or stopped waiting, just before");

    public static void RequireId(string id)
    {
        // Neither '.' nor '..' nor what ends in a dot: ids stand in addresses, and in the names of blobs and folders.
        if (id.Length is 0 or > MaxIdLength
            || !id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
            || !char.IsAsciiLetterOrDigit(id[0])
            || id[^1] == '.')
        {
            var shown = id.Length > MaxIdLength ? string.Concat(id.AsSpan(0, MaxIdLength), "...") : id;
            throw new WorkflowClientException(
                ErrorCodes.InvalidInput,
                $"'{shown}' is no run id; use 1 to {MaxIdLength} letters, digits, '-', '_' or '.', with a letter or digit first and no '.' last, or leave it out for a new one");
        }
    }
}
