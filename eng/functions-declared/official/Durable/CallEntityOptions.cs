// Declared, not implemented. Read from microsoft/durabletask-dotnet: src/Abstractions/Entities/CallEntityOptions.cs
namespace Microsoft.DurableTask.Entities;

public record CallEntityOptions;
