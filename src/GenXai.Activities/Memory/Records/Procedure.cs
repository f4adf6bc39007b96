namespace GenXai.Activities.Memory.Records;

/// <summary>A way to do something.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Steps">What is done, in order.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="Successes">How often it worked.</param>
public sealed record Procedure(string Name, IReadOnlyList<string> Steps, int Tries, int Successes) : MemoryDetails
{
    /// <summary>How often it works, 0 to 1.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public double SuccessRate => Tries == 0 ? 0 : (double)Successes / Tries;
}
