// Declared, not implemented. Read from microsoft/durabletask-dotnet: src/Client/Core/TerminateInstanceOptions.cs
namespace Microsoft.DurableTask.Client;

public record TerminateInstanceOptions(object? Output = null, bool Recursive = false);
