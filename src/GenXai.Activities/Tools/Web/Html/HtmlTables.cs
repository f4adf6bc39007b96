using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using GenXai.Activities.Tools.Core;

namespace GenXai.Activities.Tools.Web.Html;

/// <summary>Tables and forms of a page as data.</summary>
internal static class HtmlTables
{
    public static JsonArray Tables(HtmlPage page) => Result.List(
        page.Document.QuerySelectorAll("table").OfType<IHtmlTableElement>().Select(JsonNode? (table) =>
        {
            var headers = table.Rows.FirstOrDefault(IsHeader);
            return new JsonObject
            {
                ["headers"] = headers is null ? new JsonArray() : Cells(headers),
                ["rows"] = Result.List(table.Rows.Where(row => row != headers).Select(JsonNode? (row) => Cells(row))),
            };
        }));

    public static JsonArray Forms(HtmlPage page) => Result.List(
        page.Document.QuerySelectorAll("form").Select(JsonNode? (form) => new JsonObject
        {
            ["action"] = Result.Text(form.GetAttribute("action")),
            ["method"] = (form.GetAttribute("method") ?? "get").ToUpperInvariant(),
            ["fields"] = Result.List(form.QuerySelectorAll("input, select, textarea").Select(JsonNode? (field) => new JsonObject
            {
                ["name"] = Result.Text(field.GetAttribute("name")),
                ["type"] = Result.Text(field.GetAttribute("type") ?? field.LocalName),
                ["value"] = Result.Text(field.GetAttribute("value")),
                ["required"] = field.HasAttribute("required"),
            })),
        }));

    private static bool IsHeader(IHtmlTableRowElement row) => row.Cells.Length > 0 && row.Cells.All(static cell => cell is IHtmlTableHeaderCellElement);

    private static JsonArray Cells(IHtmlTableRowElement row) => Result.Texts(row.Cells.Select(static cell => HtmlPage.Text(cell, " ")));
}
