using System.Globalization;

namespace GenXai.Activities.Models.Settings;

/// <summary>Settings as values; a bad one is a failure that says how to mend it.</summary>
internal static class SettingValues
{
    public static string? Text(this IModelSettings settings, string name) =>
        settings.Find(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    public static double Seconds(this IModelSettings settings, string name, double otherwise)
    {
        if (settings.Text(name) is not { } text)
        {
            return otherwise;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= 31_536_000
            ? seconds
            : throw new ModelException($"{name} must be a number of seconds from 0 to 31536000, got '{text}'", transient: false);
    }

    public static Uri Address(string name, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : throw new ModelException($"{name} must be a URL that starts with http:// or https://, got '{text}'", transient: false);
}
