using System.Collections.Immutable;

namespace GenXai.Workflows.Definitions.Nodes;

/// <summary>How long people are asked, who is asked next, and how they are reminded.</summary>
public sealed record AskingSettings
{
    /// <summary>Nobody in particular is asked, for ever.</summary>
    public static AskingSettings ForEver { get; } = new();

    /// <summary>How long whoever is asked has, in seconds, above 0; null waits for ever.</summary>
    public double? TimeoutSeconds { get; init; }

    /// <summary>Who is asked next, one after another, each when the one before has not answered in time.</summary>
    public ImmutableArray<EscalationSettings> EscalateTo { get; init; } = [];

    /// <summary>How often whoever is asked is reminded, in seconds, above 0; null for never.</summary>
    public double? RemindEverySeconds { get; init; }

    /// <summary>Most reminders of one question, 1 to 1,000.</summary>
    public int MaxReminders { get; init; } = 10;

    /// <summary>How many are asked at most, one after another.</summary>
    public int Turns => EscalateTo.Length + 1;

    /// <summary>How long whoever is asked in a turn has, in seconds; null for ever.</summary>
    /// <param name="turn">The turn, from 0 to <see cref="Turns"/> - 1.</param>
    public double? TimeoutOf(int turn) => turn == 0 ? TimeoutSeconds : EscalateTo[turn - 1].TimeoutSeconds ?? TimeoutSeconds;

    /// <summary>The template of who is asked in a turn; null for whoever sees it, and past the last turn.</summary>
    /// <param name="turn">The turn, from 0.</param>
    public string? NameOf(int turn) => turn > 0 && turn < Turns ? EscalateTo[turn - 1].To : null;
}
