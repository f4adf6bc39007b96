using System.Text.Json;

namespace GenXai.Workflows.Schemas.Validation;

/// <summary>Where one value is checked, and where its faults go.</summary>
internal sealed class ValidationScope
{
    private readonly ValidationBudget _budget;
    private readonly FaultList _faults;

    public ValidationScope(ValuePath path, ValidationBudget budget, FaultList faults) =>
        (Path, _budget, _faults) = (path, budget, faults);

    public ValuePath Path { get; }

    public void Fault(string message) => _faults.Add(Path, message);

    /// <summary>Checks the same value by another schema.</summary>
    public void Check(SchemaNode schema, JsonElement value)
    {
        if (!_budget.TryEnter())
        {
            return;
        }

        foreach (var keyword in schema.Keywords)
        {
            keyword.Check(value, this);
        }

        _budget.Leave();
    }

    /// <summary>Checks a value inside this one.</summary>
    public void CheckAt(ValuePath path, SchemaNode schema, JsonElement value) =>
        new ValidationScope(path, _budget, _faults).Check(schema, value);

    /// <summary>Tries a schema without reporting; the faults it would have had.</summary>
    public FaultList Try(SchemaNode schema, JsonElement value)
    {
        var faults = new FaultList();
        new ValidationScope(Path, _budget, faults).Check(schema, value);
        return faults;
    }

    public bool Fits(SchemaNode schema, JsonElement value) => Try(schema, value).Count == 0;
}
