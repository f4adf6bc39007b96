using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace GenXai.Testing;

/// <summary>What services of tests are made of.</summary>
public static class LoopbackApp
{
    /// <summary>An app that says nothing and, once it is started, listens on a free loopback port.</summary>
    public static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder.Build();
    }
}
