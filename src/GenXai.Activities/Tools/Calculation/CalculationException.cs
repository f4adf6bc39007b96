namespace GenXai.Activities.Tools.Calculation;

/// <summary>An expression cannot be computed.</summary>
internal sealed class CalculationException : Exception
{
    public CalculationException(string message)
        : base(message)
    {
    }
}
