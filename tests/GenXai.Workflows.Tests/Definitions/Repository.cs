namespace GenXai.Workflows.Tests.Definitions;

/// <summary>Files of the checkout that the tests run in.</summary>
internal static class Repository
{
    public static string Path(params string[] parts)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "GenXai.Functions.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder.TrimEnd(System.IO.Path.DirectorySeparatorChar))
                ?? throw new InvalidOperationException("The tests do not run inside a checkout.");
        }

        return System.IO.Path.Combine([folder, .. parts]);
    }
}
