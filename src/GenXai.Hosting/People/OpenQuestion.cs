using GenXai.Workflows.Contracts.Log.Human;

namespace GenXai.Hosting.People;

/// <summary>A question in the log of one run that nobody has answered.</summary>
/// <param name="Path">The path of the node in its run.</param>
/// <param name="Pass">Which execution of the node asks, from 1.</param>
/// <param name="Number">Which question of this path in the run it is, from 1.</param>
/// <param name="AskedAt">Since when, UTC.</param>
/// <param name="Request">What is asked.</param>
/// <param name="Seq">The number of the entry by which it was asked.</param>
internal sealed record OpenQuestion(string Path, int Pass, int Number, DateTimeOffset AskedAt, HumanRequested Request, long Seq)
{
    /// <summary>How often whoever is asked was reminded.</summary>
    public int Reminders { get; init; }

    /// <summary>The id of the answer's message: one question takes one answer, however often it is sent.</summary>
    public string AnswerId => FormattableString.Invariant($"respond/{Path}/{Pass}/{Request.Step}");
}
