// Declared, not implemented. Read from Azure/azure-functions-dotnet-worker: src/DotNetWorker/Builder/FunctionsApplicationBuilder.cs (without the members of IHostApplicationBuilder and IFunctionsWorkerApplicationBuilder that the app does not use)
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

public class FunctionsApplicationBuilder
{
    internal FunctionsApplicationBuilder(string[]? args) => _ = args;

    public ConfigurationManager Configuration => throw new NotSupportedException();

    public IServiceCollection Services => throw new NotSupportedException();

    public IHost Build() => throw new NotSupportedException();
}
