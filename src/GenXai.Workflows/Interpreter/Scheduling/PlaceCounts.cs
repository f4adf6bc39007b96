namespace GenXai.Workflows.Interpreter.Scheduling;

/// <summary>Counts by place with sums over runs of places in logarithmic time (P. Fenwick, 1994).</summary>
internal sealed class PlaceCounts(int size)
{
    private readonly int[] _tree = new int[size + 1];

    public void Add(int place, int amount)
    {
        for (var i = place + 1; i < _tree.Length; i += i & -i)
        {
            _tree[i] += amount;
        }
    }

    public int Sum(int first, int last) => Prefix(last) - Prefix(first - 1);

    private int Prefix(int place)
    {
        var sum = 0;
        for (var i = place + 1; i > 0; i -= i & -i)
        {
            sum += _tree[i];
        }

        return sum;
    }
}
