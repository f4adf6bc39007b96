using GenXai.Workflows.Validation;
using YamlDotNet.Core;

namespace GenXai.Workflows.Definitions.Yaml;

/// <summary>
/// Reads YAML 1.2 (core schema) into nodes with positions. Tags, several documents, duplicate keys, merge keys and
/// keys that are no scalars are faults; size, nesting and what aliases expand to are bounded.
/// </summary>
public static class YamlReader
{
    /// <summary>Most bytes of a file, as UTF-8.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Deepest nesting.</summary>
    public const int MaxDepth = 128;

    /// <summary>Most nodes that all aliases of a file may stand for.</summary>
    public const int MaxAliasNodes = 100_000;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text, with any line ends.</param>
    /// <param name="file">The file's name for positions.</param>
    /// <param name="diagnostics">Gets every fault, as <c>yaml_syntax</c> or (infinite numbers) <c>wrong_type</c>.</param>
    /// <returns>The root, a null scalar for an empty text; null when the text cannot be read.</returns>
    public static YamlNode? Read(string text, string file, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(diagnostics);
        SourceText? source = null;
        try
        {
            source = SourceText.Read(text, file);
            return new YamlTreeBuilder(source, file, diagnostics).Read();
        }
        catch (YamlFaultException fault)
        {
            diagnostics.Error(DiagnosticCodes.YamlSyntax, fault.Location, fault.Message);
        }
        catch (YamlException fault) when (source is not null)
        {
            var start = (int)Math.Clamp(fault.Start.Index, 0, source.Text.Length);
            var tab = MentionsTab(fault) ? source.FindIndentingTab(start) : -1;
            if (tab >= 0)
            {
                diagnostics.Error(DiagnosticCodes.YamlSyntax, source.Locate(tab, file), "a tab stands in the indentation of this line, which YAML does not allow; indent with spaces");
                return null;
            }

            var at = source.Locate(start, file);
            diagnostics.Error(DiagnosticCodes.YamlSyntax, at, "this is no valid YAML: " + Reason(fault));
        }

        return null;
    }

    private static bool MentionsTab(YamlException fault) => fault.Message.Contains("tab", StringComparison.OrdinalIgnoreCase);

    private static string Reason(YamlException fault)
    {
        var message = fault.Message.TrimEnd('.');
        var hint = MentionsTab(fault)
            ? "; indent with spaces"
            : "; check the indentation, the quotes and the colons around here";
        return (message.Length == 0 ? "it ends unexpectedly" : char.ToLowerInvariant(message[0]) + message[1..]) + hint;
    }
}
