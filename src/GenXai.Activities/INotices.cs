namespace GenXai.Activities;

/// <summary>Lines for the person who runs the host, such as which model answers. Called from several threads.</summary>
public interface INotices
{
    /// <summary>Shows one line.</summary>
    /// <param name="line">The line; each text is given once per <see cref="ActivitySet"/>.</param>
    void Notice(string line);
}
