using Microsoft.DurableTask.Client;

namespace GenXai.Functions.Adapters;

/// <summary>
/// The client of the durable runtime. The worker hands it out by binding alone; each function that binds it leaves it
/// here for those who are made by the container. It lives as long as the app: its binding wraps one shared channel.
/// </summary>
public sealed class DurableClientAccessor
{
    private volatile DurableTaskClient? _client;

    /// <summary>The client.</summary>
    /// <exception cref="InvalidOperationException">No function that binds a client has run yet.</exception>
    public DurableTaskClient Client => _client
        ?? throw new InvalidOperationException("the durable client is used before a function has bound one; call Use first");

    /// <summary>Leaves a client here.</summary>
    /// <param name="client">What a function was given.</param>
    public void Use(DurableTaskClient client) => _client = client;
}
