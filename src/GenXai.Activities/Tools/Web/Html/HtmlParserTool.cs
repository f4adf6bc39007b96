using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using GenXai.Activities.Tools.Core;

namespace GenXai.Activities.Tools.Web.Html;

/// <summary>The <c>html_parser</c> tool.</summary>
internal sealed class HtmlParserTool : ComputingTool
{
    private static readonly ToolCard TheCard = new()
    {
        Name = "html_parser",
        Description = "Parses HTML and extracts what CSS selectors find, links, text, tables and forms.",
        Parameters = """
            {
              "type": "object",
              "properties": {
                "html": {"type": "string", "description": "The HTML."},
                "selectors": {"type": "object", "additionalProperties": {"type": "string"}, "description": "CSS selectors by the name that their findings get."},
                "extract": {"type": "string", "enum": ["links", "text"], "description": "What to extract beside."},
                "extract_tables": {"type": "boolean", "description": "Whether to extract tables (false)."},
                "extract_forms": {"type": "boolean", "description": "Whether to extract forms (false)."},
                "clean_text": {"type": "boolean", "description": "Whether white space is normalized (true)."}
              },
              "required": ["html"],
              "additionalProperties": false
            }
            """,
        Result = "`{title, data: {name: [{text, html, attributes}]}, links, text, tables: [{headers, rows}], forms: [{action, method, fields}]}`, of these what was asked for",
        Errors = "a selector that is not valid; HTML beyond the limits",
        Limits = "5,000,000 characters, nesting of 500; scripts are not run, nothing is loaded",
    };

    public HtmlParserTool()
        : base(TheCard)
    {
    }

    protected override JsonElement Compute(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var page = new HtmlPage(Name, arguments.Text("html"));
        var clean = arguments.Flag("clean_text", otherwise: true);
        var result = new JsonObject { ["title"] = Result.Text(page.Title) };
        if (arguments.Texts("selectors") is { Count: > 0 } selectors)
        {
            var data = new JsonObject();
            foreach (var (name, selector) in selectors)
            {
                data[name] = Result.List(page.Select(Name, selector).Select(element => Describe(element, clean)));
            }

            result["data"] = data;
        }

        switch (arguments.TextOrNull("extract"))
        {
            case "links":
                var links = HtmlLinks.Links(page, from: null);
                result["links_count"] = links.Count;
                result["links"] = links;
                break;
            case "text":
                result["text"] = Result.Text(HtmlPage.Text(page.Document, clean: clean));
                break;
        }

        if (arguments.Flag("extract_tables", otherwise: false))
        {
            result["tables"] = HtmlTables.Tables(page);
        }

        if (arguments.Flag("extract_forms", otherwise: false))
        {
            result["forms"] = HtmlTables.Forms(page);
        }

        return Result.Of(result);
    }

    private static JsonObject Describe(IElement element, bool clean)
    {
        var attributes = new JsonObject();
        foreach (var attribute in element.Attributes)
        {
            attributes[attribute.Name] = Result.Text(attribute.Value);
        }

        return new JsonObject
        {
            ["text"] = Result.Text(HtmlPage.Text(element, " ", clean)),
            ["html"] = Result.Text(element.OuterHtml),
            ["attributes"] = attributes,
        };
    }
}
