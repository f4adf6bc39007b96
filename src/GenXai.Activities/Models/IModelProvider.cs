using Microsoft.Extensions.AI;

namespace GenXai.Activities.Models;

/// <summary>A provider of models (<c>llm_provider</c>). One instance serves all runs, from several threads at once.</summary>
public interface IModelProvider
{
    /// <summary>Its name, such as <c>azure_openai</c>.</summary>
    string Name { get; }

    /// <summary>Whether its configuration is there.</summary>
    bool IsConfigured { get; }

    /// <summary>Where it is, such as a host and port; tells apart servers that offer models of the same name. Null where there is only one.</summary>
    string? Endpoint => null;

    /// <summary>The model for agents that name none; null where there is no such default.</summary>
    string? DefaultModel => null;

    /// <summary>Whether it holds replies to a JSON Schema by itself, so that the prompt need not carry the schema.</summary>
    bool OffersStructuredOutput => false;

    /// <summary>Gets a client. The provider keeps it and disposes of it.</summary>
    /// <param name="model">The model or deployment; null for the provider's default.</param>
    /// <exception cref="ModelException">The configuration is faulty, or no model is named and there is no default.</exception>
    IChatClient GetClient(string? model);
}
