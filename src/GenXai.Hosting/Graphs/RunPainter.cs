using GenXai.Hosting.Client;
using GenXai.Hosting.People;
using GenXai.Workflows.Contracts.Log.Child;
using GenXai.Workflows.Contracts.Log.Edge;

namespace GenXai.Hosting.Graphs;

/// <summary>Reads from a run's log what is painted on its graph.</summary>
public static class RunPainter
{
    /// <summary>Reads a run.</summary>
    /// <param name="client">The host's runs.</param>
    /// <param name="runId">The run.</param>
    /// <param name="expand">Whether its sub-runs are read too.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="WorkflowClientException"><c>run_not_found</c>.</exception>
    public static async Task<Painting> PaintAsync(IWorkflowClient client, string runId, bool expand, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        var result = await client.GetResultAsync(runId, cancellationToken);
        var taken = new Dictionary<(string, string), bool>();
        var runs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (var entry in client.EventsAsync(runId, cancellationToken: cancellationToken))
        {
            var from = entry.Path ?? "";
            switch (entry.Data)
            {
                case EdgeTaken edge:
                    taken[(from, edge.To)] = true;
                    break;
                case EdgeReturned edge:
                    taken[(from, edge.To)] = true;
                    break;
                case EdgeDeclined edge:
                    taken.TryAdd((from, edge.To), value: false);
                    break;
                case ChildStarted child:
                    runs[RunPaths.WithoutElements(RunPaths.WithoutCalls(from))] = child.ChildId;
                    break;
            }
        }

        var children = new Dictionary<string, Painting>(StringComparer.Ordinal);
        foreach (var (node, child) in expand ? runs : [])
        {
            children[node] = await PaintAsync(client, child, expand, cancellationToken);
        }

        return new Painting(result.Nodes.ToDictionary(node => node.Id, StringComparer.Ordinal), taken, children);
    }
}
