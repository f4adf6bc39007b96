using GenXai.Activities.Tools.Secrets;
using GenXai.Hosting.Batches;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Client;
using GenXai.Hosting.Security;
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

    /// <summary>The batches.</summary>
    public required IBatchClient Batches { get; init; }

    /// <summary>The files of batches.</summary>
    public required IBatchFiles BatchFiles { get; init; }

    /// <summary>Who may call.</summary>
    public AccessControl Access { get; init; } = AccessControl.Open;

    /// <summary>The host's secrets, by which webhooks are checked.</summary>
    public ISecretSource Secrets { get; init; } = new EnvironmentSecretSource();

    /// <summary>Limits and times.</summary>
    public ApiOptions Options { get; init; } = new();

    /// <summary>For waits and streams.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where faults of the host are logged.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;
}
