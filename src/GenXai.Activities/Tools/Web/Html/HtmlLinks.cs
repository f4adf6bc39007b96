using System.Text.Json.Nodes;
using GenXai.Activities.Tools.Core;

namespace GenXai.Activities.Tools.Web.Html;

/// <summary>Links and pictures of a page, with absolute addresses where the page's own is known.</summary>
internal static class HtmlLinks
{
    public static JsonArray Links(HtmlPage page, Uri? from) => Result.List(
        page.Document.QuerySelectorAll("a[href]").Select(JsonNode? (link) => new JsonObject
        {
            ["text"] = Result.Text(HtmlPage.Text(link, " ")),
            ["href"] = Result.Text(Absolute(link.GetAttribute("href")!, from)),
            ["title"] = Result.Text(link.GetAttribute("title")),
        }));

    public static JsonArray Images(HtmlPage page, Uri? from) => Result.List(
        page.Document.QuerySelectorAll("img[src]").Select(JsonNode? (image) => new JsonObject
        {
            ["src"] = Result.Text(Absolute(image.GetAttribute("src")!, from)),
            ["alt"] = Result.Text(image.GetAttribute("alt")),
            ["title"] = Result.Text(image.GetAttribute("title")),
        }));

    private static string Absolute(string address, Uri? from) =>
        from is not null && Uri.TryCreate(from, address.Trim(), out var absolute) ? absolute.AbsoluteUri : address;
}
