using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GenXai.Activities.Tools.Methods;

/// <summary>Registers tools with a host's services.</summary>
public static class ToolServices
{
    /// <summary>
    /// Adds tools. The host takes them from the <see cref="ToolOptions"/> of its services, which start from the environment
    /// (<see cref="ToolOptions.FromEnvironment"/>); several calls add up, in their order.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Adds the tools.</param>
    public static IServiceCollection AddGenXaiTools(this IServiceCollection services, Action<ToolsBuilder> configure)
    {
        services.AddSingleton(new ToolSetup(configure));
        services.TryAddSingleton(static provider =>
        {
            var builder = new ToolsBuilder(ToolOptions.FromEnvironment(Environment.GetEnvironmentVariable));
            foreach (var setup in provider.GetServices<ToolSetup>())
            {
                setup.Configure(builder);
            }

            return builder.Options;
        });
        return services;
    }
}
