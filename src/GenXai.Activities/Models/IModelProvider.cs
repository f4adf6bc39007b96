using Microsoft.Extensions.AI;

namespace GenXai.Activities.Models;

/// <summary>A provider of models (<c>llm_provider</c>). One instance serves all runs, from several threads at once.</summary>
public interface IModelProvider
{
    /// <summary>Its name, such as <c>azure_openai</c>.</summary>
    string Name { get; }

    /// <summary>Whether its configuration is there.</summary>
    bool IsConfigured { get; }

    /// <summary>Gets a client. The provider keeps it and disposes of it.</summary>
    /// <param name="model">The model or deployment; null for the provider's default.</param>
    IChatClient GetClient(string? model);
}
