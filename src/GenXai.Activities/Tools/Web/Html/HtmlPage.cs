using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace GenXai.Activities.Tools.Web.Html;

/// <summary>A parsed page. Its depth is bounded, since much of what reads a page goes down it by recursion.</summary>
internal sealed class HtmlPage
{
    public const int LongestHtml = 5_000_000;
    private const int MostOpen = 20_000;
    private const int Deepest = 500;
    private readonly IHtmlDocument _document;

    /// <summary>Parses HTML; scripts are not run, nothing is loaded.</summary>
    /// <exception cref="ToolException">It is too long or nested too deeply.</exception>
    public HtmlPage(string tool, string html)
    {
        if (html.Length > LongestHtml)
        {
            throw new ToolException($"{tool}: the HTML has {html.Length} characters, at most {LongestHtml} are allowed", transient: false);
        }

        // Parsing itself is slow on absurd nesting: what cannot pass is refused before.
        if (OpenTags(html) > MostOpen)
        {
            throw TooDeep(tool);
        }

        _document = new HtmlParser().ParseDocument(html);
        if (Depth(_document) > Deepest)
        {
            throw TooDeep(tool);
        }
    }

    public string? Title => _document.Title?.Trim() is { Length: > 0 } title ? title : null;

    public IHtmlDocument Document => _document;

    /// <summary>The elements of a CSS selector.</summary>
    /// <exception cref="ToolException">The selector is not valid.</exception>
    public IReadOnlyList<IElement> Select(string tool, string selector)
    {
        try
        {
            return [.. _document.QuerySelectorAll(selector)];
        }
        catch (DomException exception)
        {
            throw new ToolException($"{tool}: '{selector}' is no valid CSS selector", transient: false, exception);
        }
    }

    /// <summary>The text of a node as it is read: without scripts and styles, a line per block.</summary>
    public static string Text(INode node, string separator = "\n", bool clean = true)
    {
        var text = new StringBuilder();
        foreach (var part in TextNodes(node))
        {
            var piece = clean ? string.Join(' ', part.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : part.Data;
            if (piece.Length > 0)
            {
                text.Append(text.Length > 0 && clean ? separator : string.Empty).Append(piece);
            }
        }

        return text.ToString();
    }

    private static IEnumerable<IText> TextNodes(INode root)
    {
        var open = new Stack<INode>();
        open.Push(root);
        while (open.TryPop(out var node))
        {
            if (node is IText text)
            {
                yield return text;
            }
            else if (node is not IHtmlScriptElement and not IHtmlStyleElement and not IHtmlTemplateElement and not IHtmlTitleElement)
            {
                for (var child = node.LastChild; child is not null; child = child.PreviousSibling)
                {
                    open.Push(child);
                }
            }
        }
    }

    private static int Depth(IHtmlDocument document)
    {
        var deepest = 0;
        var open = new Stack<(INode Node, int Depth)>();
        open.Push((document, 0));
        while (open.TryPop(out var each) && deepest <= Deepest)
        {
            deepest = Math.Max(deepest, each.Depth);
            foreach (var child in each.Node.ChildNodes)
            {
                open.Push((child, each.Depth + 1));
            }
        }

        return deepest;
    }

    private static int OpenTags(string html)
    {
        var (open, most) = (0, 0);
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            open += html[at + 1] == '/' ? -1 : char.IsAsciiLetter(html[at + 1]) ? 1 : 0;
            open = Math.Max(0, open);
            most = Math.Max(most, open);
        }

        return most;
    }

    private static ToolException TooDeep(string tool) =>
        new($"{tool}: the HTML is nested more than {Deepest} deep; it is refused", transient: false);
}
