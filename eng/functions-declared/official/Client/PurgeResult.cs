// Declared, not implemented. Read from microsoft/durabletask-dotnet: src/Client/Core/PurgeResult.cs
namespace Microsoft.DurableTask.Client;

public class PurgeResult
{
    public PurgeResult(int count) => PurgedInstanceCount = count;

    public int PurgedInstanceCount { get; }
}
