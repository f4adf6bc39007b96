using System.Globalization;

namespace GenXai.Workflows.Definitions.Yaml;

/// <summary>Follows a JSON pointer in a YAML value.</summary>
internal static class YamlPointer
{
    /// <summary>The place that a pointer names; the nearest one above it where there is none.</summary>
    public static SourceLocation Locate(YamlNode node, string pointer)
    {
        var location = node.Location;
        var current = node;
        foreach (var part in pointer.TrimStart('#').Split('/').Skip(1))
        {
            var key = part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            switch (current)
            {
                case YamlMapping mapping when mapping.Entries.FirstOrDefault(entry => string.Equals(entry.Key, key, StringComparison.Ordinal)) is { } entry:
                    (location, current) = (entry.KeyLocation, entry.Value);
                    break;
                case YamlSequence list when int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Items.Length:
                    current = list.Items[index];
                    location = current.Location;
                    break;
                default:
                    return location;
            }
        }

        return location;
    }
}
