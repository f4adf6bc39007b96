namespace GenXai.Workflows.Contracts;

/// <summary>The error codes of runs and of the HTTP API (product.md, section 10): a closed list.</summary>
public static class ErrorCodes
{
    /// <summary><c>invalid_definition</c>.</summary>
    public const string InvalidDefinition = "invalid_definition";

    /// <summary><c>invalid_input</c>.</summary>
    public const string InvalidInput = "invalid_input";

    /// <summary><c>no_entry</c>.</summary>
    public const string NoEntry = "no_entry";

    /// <summary><c>no_output</c>.</summary>
    public const string NoOutput = "no_output";

    /// <summary><c>iteration_limit</c>.</summary>
    public const string IterationLimit = "iteration_limit";

    /// <summary><c>timeout</c>.</summary>
    public const string Timeout = "timeout";

    /// <summary><c>node_failed</c>.</summary>
    public const string NodeFailed = "node_failed";

    /// <summary><c>tool_not_found</c>.</summary>
    public const string ToolNotFound = "tool_not_found";

    /// <summary><c>tool_failed</c>.</summary>
    public const string ToolFailed = "tool_failed";

    /// <summary><c>template_error</c>.</summary>
    public const string TemplateError = "template_error";

    /// <summary><c>model_error</c>.</summary>
    public const string ModelError = "model_error";

    /// <summary><c>output_invalid</c>.</summary>
    public const string OutputInvalid = "output_invalid";

    /// <summary><c>budget_exceeded</c>.</summary>
    public const string BudgetExceeded = "budget_exceeded";

    /// <summary><c>subworkflow_failed</c>.</summary>
    public const string SubworkflowFailed = "subworkflow_failed";

    /// <summary><c>human_timeout</c>.</summary>
    public const string HumanTimeout = "human_timeout";

    /// <summary><c>definition_not_found</c>.</summary>
    public const string DefinitionNotFound = "definition_not_found";

    /// <summary><c>run_not_found</c>.</summary>
    public const string RunNotFound = "run_not_found";

    /// <summary><c>not_found</c>.</summary>
    public const string NotFound = "not_found";

    /// <summary><c>conflict</c>.</summary>
    public const string Conflict = "conflict";

    /// <summary><c>terminated</c>.</summary>
    public const string Terminated = "terminated";

    /// <summary><c>unauthorized</c>.</summary>
    public const string Unauthorized = "unauthorized";

    /// <summary><c>forbidden</c>.</summary>
    public const string Forbidden = "forbidden";

    /// <summary><c>rate_limited</c>.</summary>
    public const string RateLimited = "rate_limited";

    /// <summary><c>storage_error</c>.</summary>
    public const string StorageError = "storage_error";
}
