using System.Text.Json;
using System.Text.Json.Nodes;
using GenXai.Activities.Tools.Core;
using GenXai.Activities.Tools.Web.Http;

namespace GenXai.Activities.Tools.Web.Html;

/// <summary>The <c>web_scraper</c> tool.</summary>
internal sealed class WebScraperTool : BuiltInTool
{
    private static readonly ToolCard TheCard = new()
    {
        Name = "web_scraper",
        Description = "Fetches a web page and extracts its text, or what a CSS selector finds, its links and pictures.",
        Parameters = WebParameters.Of(
            "The address of the page.",
            """
            "selector": {"type": "string", "minLength": 1, "description": "A CSS selector of what is wanted."},
            "extract_links": {"type": "boolean", "description": "Whether to extract the links (false)."},
            "extract_images": {"type": "boolean", "description": "Whether to extract the pictures' addresses (false)."}
            """,
            longest: 120),
        Result = "`{url, title, status_code, text}`, or with a selector `selected_content: [{text, html}], selected_count`; `links, links_count, images, images_count, metadata`",
        Errors = "a refused or unknown host; a status other than 2xx; a page that is no text; a selector that is not valid",
        Limits = "public addresses only; 5 MiB after decompression; 10 redirects; 120 s; scripts are not run",
    };

    private readonly WebClient _web;

    public WebScraperTool(WebClient web)
        : base(TheCard) => _web = web;

    public override async Task<JsonElement> CallAsync(ToolCallContext context, JsonElement arguments, CancellationToken cancellationToken)
    {
        var read = new ToolArguments(Name, arguments);
        var request = new WebRequest(read.Text("url"))
        {
            Headers = [KeyValuePair.Create("Accept", "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5")],
            TimeoutSeconds = read.Number("timeout") ?? 30,
        };
        var response = await _web.SendAsync(Name, request, cancellationToken);
        if (!response.IsSuccess)
        {
            throw response.Failure(Name, response.Url.Host);
        }

        return response.IsText
            ? await Task.Run(() => Extract(read, response), cancellationToken)
            : throw read.Fault($"{response.Url.Host} answered {response.ContentType}, which is no page; use http_client for data");
    }

    private JsonElement Extract(ToolArguments arguments, WebResponse response)
    {
        var page = new HtmlPage(Name, response.Text());
        var result = new JsonObject
        {
            ["url"] = response.Url.AbsoluteUri,
            ["title"] = Result.Text(page.Title),
            ["status_code"] = response.Status,
        };
        if (arguments.TextOrNull("selector") is { } selector)
        {
            var selected = page.Select(Name, selector);
            result["selected_count"] = selected.Count;
            result["selected_content"] = Result.List(selected.Select(static JsonNode? (element) =>
                new JsonObject { ["text"] = Result.Text(HtmlPage.Text(element, " ")), ["html"] = Result.Text(element.OuterHtml) }));
        }
        else
        {
            result["text"] = Result.Text(HtmlPage.Text(page.Document));
        }

        if (arguments.Flag("extract_links", otherwise: false))
        {
            var links = HtmlLinks.Links(page, response.Url);
            result["links_count"] = links.Count;
            result["links"] = links;
        }

        if (arguments.Flag("extract_images", otherwise: false))
        {
            var images = HtmlLinks.Images(page, response.Url);
            result["images_count"] = images.Count;
            result["images"] = images;
        }

        result["metadata"] = Metadata(page);
        return Result.Of(result);
    }

    private static JsonObject Metadata(HtmlPage page)
    {
        var metadata = new JsonObject();
        foreach (var tag in page.Document.QuerySelectorAll("meta[content]"))
        {
            if ((tag.GetAttribute("name") ?? tag.GetAttribute("property")) is { Length: > 0 } name)
            {
                metadata[name] = Result.Text(tag.GetAttribute("content"));
            }
        }

        return metadata;
    }
}
