using System.Reflection;
using System.Xml.Linq;
using GenXai.Integration.Tests.Support;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.House;

/// <summary>Hosts reference inward; the two programs do not reference each other.</summary>
public sealed class AssemblyReferenceTests
{
    // From the inside out: a room may reference those before it, as the drawing in docs says.
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["GenXai.Workflows"] = [],
        ["GenXai.Activities"] = ["GenXai.Workflows"],
        ["GenXai.Hosting"] = ["GenXai.Workflows", "GenXai.Activities"],
        ["GenXai.Hosting.Embedded"] = ["GenXai.Workflows", "GenXai.Activities", "GenXai.Hosting"],
        ["GenXai.Cli"] = ["GenXai.Workflows", "GenXai.Activities", "GenXai.Hosting", "GenXai.Hosting.Embedded"],
        ["GenXai.Hosting.Azure"] = ["GenXai.Workflows", "GenXai.Activities", "GenXai.Hosting"],
        ["GenXai.Functions"] = ["GenXai.Workflows", "GenXai.Activities", "GenXai.Hosting", "GenXai.Hosting.Azure"],
    };

    // What the language may use beside the platform: it does no I/O.
    private static readonly string[] LanguagePackages = ["Microsoft.Extensions.Logging.Abstractions", "YamlDotNet"];

    [Fact]
    public void Projects_OfTheSource_ReferenceInward()
    {
        var projects = Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories).ToList();
        projects.Count.ShouldBeGreaterThanOrEqualTo(5);
        foreach (var project in projects)
        {
            var name = Path.GetFileNameWithoutExtension(project);
            Allowed.ShouldContainKey(name, $"{name} is a room of which no rule speaks");
            var references = XDocument.Load(project).Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
            references.Except(Allowed[name], StringComparer.Ordinal).ShouldBeEmpty($"{name} references outward");
        }
    }

    [Theory]
    [InlineData("GenXai.Workflows")]
    [InlineData("GenXai.Activities")]
    [InlineData("GenXai.Hosting")]
    [InlineData("GenXai.Hosting.Embedded")]
    [InlineData("genxai")]
    public void Assemblies_AsBuilt_ReferenceInward(string name)
    {
        var room = name == "genxai" ? "GenXai.Cli" : name;
        var references = Assembly.Load(name).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(reference => reference.StartsWith("genxai", StringComparison.OrdinalIgnoreCase));

        references.Except(Allowed[room], StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Language_AsBuilt_UsesThePlatformAndTwoPackages() =>
        Assembly.Load("GenXai.Workflows").GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(reference => !reference.StartsWith("System.", StringComparison.Ordinal) && reference != "netstandard")
            .Except(LanguagePackages, StringComparer.Ordinal)
            .ShouldBeEmpty();
}
