namespace GenXai.Activities.Tools.Web.Http;

internal static class QueryText
{
    /// <summary>The URL with parameters appended, before its fragment.</summary>
    public static string Append(string url, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        if (parameters.Count == 0)
        {
            return url;
        }

        var plain = url.Split('#', 2)[0];
        var query = string.Join('&', parameters.Select(static each => $"{Uri.EscapeDataString(each.Key)}={Uri.EscapeDataString(each.Value)}"));
        return plain + (plain.Contains('?', StringComparison.Ordinal) ? "&" : "?") + query;
    }
}
