using System.Reflection;
using GenXai.Workflows.Contracts.Log;
using Shouldly;
using Xunit;

namespace GenXai.Workflows.Tests.Contracts;

public sealed class EventsDocumentTests
{
    [Fact]
    public void EventsPage_OfEveryType_NamesItAndItsFields()
    {
        var sections = Sections();
        sections.Keys.Order(StringComparer.Ordinal).ShouldBe(LogDataTypes.Names);
        foreach (var name in LogDataTypes.Names)
        {
            var fields = LogDataTypes.InfoOf(name).Properties.Select(property => $"| `{property.Name}` |").ToList();
            sections[name].Count(line => line.StartsWith("| `", StringComparison.Ordinal)).ShouldBe(fields.Count, name);
            fields.ShouldAllBe(field => sections[name].Any(line => line.StartsWith(field, StringComparison.Ordinal)), name);
        }
    }

    [Fact]
    public void Types_AllNames_AreANounOfTheListAndAVerb()
    {
        string[] nouns = ["run", "node", "edge", "model", "tool", "state", "human", "checkpoint", "child", "budget", "compensation"];
        LogDataTypes.Names.ShouldAllBe(name => nouns.Contains(name.Split('.')[0]) && name.Split('.').Length == 2);
        typeof(LogData).Assembly.GetTypes()
            .Count(type => type.IsSubclassOf(typeof(LogData)) && !type.IsAbstract)
            .ShouldBe(LogDataTypes.Names.Count);
    }

    private static Dictionary<string, List<string>> Sections()
    {
        var sections = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string>? current = null;
        foreach (var line in File.ReadLines(Path.Combine(Root(), "docs", "events.md")))
        {
            if (line.StartsWith("## `", StringComparison.Ordinal))
            {
                sections[line[4..^1]] = current = [];
            }
            else
            {
                current?.Add(line);
            }
        }

        return sections;
    }

    private static string Root()
    {
        var folder = Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location);
        while (folder is not null && !File.Exists(Path.Combine(folder, "GenXai.Functions.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("the tests do not stand in a checkout");
    }
}
