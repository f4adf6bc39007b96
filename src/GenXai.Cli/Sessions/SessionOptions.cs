using GenXai.Activities.Scripts;

namespace GenXai.Cli.Sessions;

/// <summary>How a data folder is opened.</summary>
/// <param name="Script">Scripted replies; null for none.</param>
/// <param name="SurvivesPowerCut">Whether commits survive a power cut.</param>
/// <param name="Drives">Whether this process takes runs forward; otherwise it looks, and leaves messages.</param>
/// <param name="DrivesAll">Whether it takes up all that nobody drives, now and later.</param>
internal sealed record SessionOptions(Script? Script = null, bool SurvivesPowerCut = false, bool Drives = true, bool DrivesAll = false)
{
    public static SessionOptions Observer { get; } = new(Drives: false);
}
