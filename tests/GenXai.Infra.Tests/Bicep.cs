using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace GenXai.Infra.Tests;

/// <summary>Runs the Bicep compiler on the repository's infra folder.</summary>
internal static class Bicep
{
    public static string Folder { get; } = Metadata("InfraFolder");

    public static async Task<(int ExitCode, string Output, string Messages)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Metadata("BicepPath"), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("bicep did not start");
        var messages = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await messages);
    }

    public static async Task<JsonElement> CompileAsync()
    {
        var (exitCode, output, messages) = await RunAsync("build", "main.bicep", "--stdout");
        return exitCode == 0
            ? JsonSerializer.Deserialize<JsonElement>(output)
            : throw new InvalidOperationException(messages);
    }

    private static string Metadata(string key) => Assembly.GetExecutingAssembly()
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
