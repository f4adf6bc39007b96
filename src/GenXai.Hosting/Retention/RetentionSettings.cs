using System.Globalization;

namespace GenXai.Hosting.Retention;

/// <summary>How long a host keeps what has ended.</summary>
/// <param name="Days">After how many days ended runs and batches are purged, 1 to 36,500; null: never.</param>
public sealed record RetentionSettings(int? Days)
{
    /// <summary>The setting.</summary>
    public const string Variable = "GENXAI_RETENTION_DAYS";

    private const int MostDays = 36_500;

    /// <summary>Reads the setting.</summary>
    /// <param name="find">Finds a setting, an environment variable as a rule; null when it is not set.</param>
    /// <param name="faults">A fault is added here, with how to mend it.</param>
    /// <returns>The settings; to be used only if no fault was added.</returns>
    public static RetentionSettings Read(Func<string, string?> find, ICollection<string> faults)
    {
        if (find(Variable) is not { Length: > 0 } text)
        {
            return new RetentionSettings(Days: null);
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > MostDays)
        {
            faults.Add($"{Variable}: '{text}' is no number of days; expected 1 to {MostDays}, or nothing to keep ended runs for ever");
            return new RetentionSettings(Days: null);
        }

        return new RetentionSettings(days);
    }
}
