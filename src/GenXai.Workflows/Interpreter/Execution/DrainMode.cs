namespace GenXai.Workflows.Interpreter.Execution;

/// <summary>Whether a run drains (product.md, section 7).</summary>
internal enum DrainMode
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>What runs is cancelled: calls in flight are awaited, their results are not used.</summary>
    Cancel,

    /// <summary>What runs finishes, retries and elements included; nothing new starts.</summary>
    Finish,
}
