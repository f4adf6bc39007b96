using GenXai.Hosting.Catalog;
using GenXai.Hosting.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenXai.Hosting.Http;

/// <summary>What the HTTP API works on; a host registers one as a singleton.</summary>
public sealed record ApiHost
{
    /// <summary>The runs.</summary>
    public required IWorkflowClient Runs { get; init; }

    /// <summary>The deployed workflows.</summary>
    public required WorkflowRegistry Workflows { get; init; }

    /// <summary>Limits and times.</summary>
    public ApiOptions Options { get; init; } = new();

    /// <summary>For waits and streams.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where faults of the host are logged.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;
}
