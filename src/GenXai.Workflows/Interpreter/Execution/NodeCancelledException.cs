namespace GenXai.Workflows.Interpreter.Execution;

/// <summary>Unwinds a node's work while the run drains. Never leaves the interpreter.</summary>
internal sealed class NodeCancelledException : Exception;
