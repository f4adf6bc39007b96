using System.Globalization;
using GenXai.Workflows.Definitions.Shapes;
using GenXai.Workflows.Validation;

namespace GenXai.Workflows.Definitions.Reading;

/// <summary>
/// Merges inline agents over referenced ones, field by field, by id: inline agents in their order, then referenced
/// ones that are not mentioned inline.
/// </summary>
internal static class AgentMerge
{
    public static List<(string Id, ReadObject Read)> Merge(ReadObject workflow, ReadObject? file, DiagnosticBag diagnostics)
    {
        var keys = AgentShapes.Agent.Keys.Select(key => key.Name).ToList();
        var referenced = file is null ? [] : WithIds(file);
        var byId = new Dictionary<string, ReadObject>(StringComparer.Ordinal);
        foreach (var (id, read) in referenced)
        {
            byId.TryAdd(id, read);
        }

        var inline = WithIds(workflow);
        ReportDuplicates(inline, diagnostics);
        var mentioned = inline.Select(each => each.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. inline.Select(each => (each.Id, byId.TryGetValue(each.Id, out var under) ? each.Read.Over(under, keys) : each.Read)),
            .. referenced.Where(each => !mentioned.Contains(each.Id)),
        ];
    }

    /// <summary>Reports ids that stand twice among the agents of one file.</summary>
    public static void ReportDuplicates(IEnumerable<(string Id, ReadObject Read)> agents, DiagnosticBag diagnostics)
    {
        var seen = new Dictionary<string, ReadObject>(StringComparer.Ordinal);
        foreach (var (id, read) in agents)
        {
            if (!seen.TryAdd(id, read))
            {
                diagnostics.Error(
                    DiagnosticCodes.DuplicateAgentId,
                    read.Where("id"),
                    string.Create(CultureInfo.InvariantCulture, $"two agents have the id '{id}', the first in line {seen[id].Location.Line}; give each an id of its own"));
            }
        }
    }

    public static List<(string Id, ReadObject Read)> WithIds(ReadObject owner) =>
        [.. owner.Objects("agents").Where(read => read.Text("id") is not null).Select(read => (read.Text("id")!, read))];
}
