using GenXai.Workflows.Definitions;

namespace GenXai.Integration.Tests.Support;

/// <summary>Knows one program.</summary>
internal sealed class PinnedProgram(WorkflowProgram program) : IDefinitionSource
{
    public WorkflowProgram Get(string hash) => string.Equals(hash, program.Bundle.Hash, StringComparison.Ordinal)
        ? program
        : throw new KeyNotFoundException($"the definition {hash} is not that of this test");
}
