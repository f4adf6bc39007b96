namespace GenXai.Integration.Tests.Support;

/// <summary>Files of the checkout that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Whether recorded files are written anew instead of compared.</summary>
    public static bool Updates { get; } = Environment.GetEnvironmentVariable("GENXAI_UPDATE") == "1";

    /// <summary>Whether the long forms of property tests run.</summary>
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("GENXAI_FULL") == "1";

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "GenXai.Functions.sln")))
        {
            folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))
                ?? throw new InvalidOperationException("the tests do not run inside a checkout");
        }

        return folder;
    }
}
