namespace GenXai.Workflows.Graph;

/// <summary>
/// Tarjan's strongly connected components, without recursion, over the edges that a filter lets through
/// (R. Tarjan, Depth-first search and linear graph algorithms, 1972). Single nodes count only with an edge to
/// themselves.
/// </summary>
internal sealed class StronglyConnectedParts(List<GraphEdge>[] outgoing, Func<GraphEdge, bool> follows)
{
    private readonly Dictionary<int, int> _number = [];
    private readonly Dictionary<int, int> _low = [];
    private readonly HashSet<int> _open = [];
    private readonly Stack<GraphNode> _stack = new();
    private readonly List<List<GraphNode>> _found = [];

    public List<List<GraphNode>> Find(List<GraphNode> nodes)
    {
        foreach (var node in nodes)
        {
            if (!_number.ContainsKey(node.Index))
            {
                Search(node);
            }
        }

        return _found;
    }

    private void Search(GraphNode root)
    {
        var path = new Stack<(GraphNode Node, int Next)>();
        Open(root, path);
        while (path.TryPop(out var step))
        {
            var (node, next) = step;
            if (next < outgoing[node.Index].Count)
            {
                path.Push((node, next + 1));
                Follow(outgoing[node.Index][next], path);
                continue;
            }

            if (path.TryPeek(out var parent))
            {
                _low[parent.Node.Index] = Math.Min(_low[parent.Node.Index], _low[node.Index]);
            }

            if (_low[node.Index] == _number[node.Index])
            {
                Close(node);
            }
        }
    }

    private void Follow(GraphEdge edge, Stack<(GraphNode Node, int Next)> path)
    {
        if (!follows(edge))
        {
            return;
        }

        var (from, to) = (edge.From!.Index, edge.To.Index);
        if (!_number.TryGetValue(to, out var number))
        {
            Open(edge.To, path);
        }
        else if (_open.Contains(to))
        {
            _low[from] = Math.Min(_low[from], number);
        }
    }

    private void Open(GraphNode node, Stack<(GraphNode Node, int Next)> path)
    {
        _low[node.Index] = _number[node.Index] = _number.Count;
        _open.Add(node.Index);
        _stack.Push(node);
        path.Push((node, 0));
    }

    private void Close(GraphNode node)
    {
        var component = new List<GraphNode>();
        GraphNode member;
        do
        {
            member = _stack.Pop();
            _open.Remove(member.Index);
            component.Add(member);
        }
        while (member != node);

        if (component.Count > 1 || outgoing[node.Index].Any(edge => edge.To == node && follows(edge)))
        {
            _found.Add(component);
        }
    }
}
