namespace GenXai.Activities;

/// <summary>Shows nothing.</summary>
internal sealed class NoNotices : INotices
{
    public void Notice(string line)
    {
        // Workflow tests and callers that give no place for notices want none.
    }
}
