using System.CommandLine;

namespace GenXai.Cli.Commands;

/// <summary>Options that several commands take, made anew for each.</summary>
internal static class SharedOptions
{
    public static Option<string?> Data() => new("--data")
    {
        Description = "The data folder (default: GENXAI_DATA, else .genxai)",
        HelpName = "DIR",
    };

    public static Option<bool> Json(string what) => new("--json") { Description = $"Print only {what}, as JSON" };

    public static Option<string?> Script() => new("--script")
    {
        Description = "A YAML file with scripted replies of models, tools and people",
        HelpName = "FILE",
    };

    public static Option<string> Durability()
    {
        var option = new Option<string>("--durability")
        {
            Description = "What commits survive: 'process' the death of the process, 'power' a power cut too",
            HelpName = "process|power",
            DefaultValueFactory = _ => "process",
        };
        option.AcceptOnlyFromAmong("process", "power");
        return option;
    }

    public static Argument<string> RunId() => new("ID") { Description = "The run's id; 'genxai runs' lists them" };
}
