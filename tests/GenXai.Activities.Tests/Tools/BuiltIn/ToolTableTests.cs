using System.Collections.Immutable;
using GenXai.Activities.Tests.Fakes;
using GenXai.Activities.Time;
using GenXai.Activities.Tools;
using GenXai.Activities.Tools.Core;
using GenXai.Activities.Tools.Web;
using GenXai.Activities.Tools.Web.Http;
using GenXai.Workflows.Contracts.Memory;
using GenXai.Workflows.Schemas;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Tools.BuiltIn;

public sealed class ToolTableTests
{
    [Fact]
    public async Task Page_OfTheDocumentation_IsWhatTheToolsSay()
    {
        var file = Path.Combine(Root(), "docs", "tools.md");
        var page = ToolTable.Print(Tools());
        if (Environment.GetEnvironmentVariable("GENXAI_UPDATE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(file, page, TestContext.Current.CancellationToken);
        }

        var written = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        written.ReplaceLineEndings("\n").ShouldBe(page, "docs/tools.md is out of date: run this test with GENXAI_UPDATE_DOCS=1");
    }

    [Fact]
    public void Parameters_OfEveryTool_AreASupportedSchema()
    {
        foreach (var tool in Tools())
        {
            Should.NotThrow(() => JsonSchema.Parse(tool.Parameters), tool.Name);
        }
    }

    [Fact]
    public void Names_OfTheTable_AreTheToolsOwn() =>
        BuiltInTools.Names.Remove(BuiltInTools.HumanInput).Except(MemoryTools.Names).ShouldBe(Tools().Select(tool => tool.Name).Order(StringComparer.Ordinal));

    private static ImmutableArray<BuiltInTool> Tools()
    {
        var clock = new SystemActivityClock();
        return BuiltInTools.All(new ToolOptions(), new WebClient(new WebToolOptions(), clock), clock, new DictionarySecrets([]));
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "GenXai.Functions.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests do not run inside a checkout.");
    }
}
