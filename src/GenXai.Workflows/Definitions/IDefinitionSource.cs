namespace GenXai.Workflows.Definitions;

/// <summary>The definitions that runs are pinned to, by content hash. Implementations cache: every call asks.</summary>
public interface IDefinitionSource
{
    /// <summary>Gets the program with a hash.</summary>
    /// <param name="hash">The bundle's hash, <c>sha256:</c> and 64 hexadecimal digits.</param>
    /// <exception cref="KeyNotFoundException">No bundle with this hash is stored.</exception>
    WorkflowProgram Get(string hash);
}
