using System.Collections.Immutable;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Loading;
using GenXai.Workflows.Definitions.Yaml;
using GenXai.Workflows.Validation;
using Shouldly;
using Xunit;

namespace GenXai.Workflows.Tests.Definitions;

public sealed class WorkflowLoaderTests
{
    private const string Leaf = "workflow: {name: leaf, graph: {nodes: [{id: s, type: input}], edges: []}}\n";

    [Fact]
    public void Load_GoldenFile_HasTheDocumentedHash()
    {
        var result = Loading.Text("workflow: {name: g, graph: {nodes: [{id: s, type: input}], edges: []}}\n");
        result.Program!.Bundle.Hash.ShouldBe("sha256:7fcab9b405119b9b2dc677c1e16f95421dd24defaecf900e1764bd81d3d1674b");
        result.Program.Bundle.Files.Keys.ShouldBe(["w.yaml"]);
    }

    [Fact]
    public void Manifest_OfTheDocumentedExample_IsTheDocumentsHash()
    {
        var files = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("main.yaml", "b").Add("agents/a.yaml", "a");
        var document = File.ReadAllText(Repository.Path("docs", "definition-hash.md"));
        document.ShouldContain(BundleHash.Manifest(files));
        document.ShouldContain(BundleHash.Compute(files));
    }

    [Fact]
    public void Load_OtherFolderAndLineEnds_HasTheSameHash()
    {
        static string Hash(string folder, string end) => WorkflowLoader.Load(
            $"{folder}/a/main.yaml",
            new MemoryFiles(folder).With("a/main.yaml", Calling("leaf").ReplaceLineEndings(end)).With("a/leaf.yaml", '\uFEFF' + Leaf.ReplaceLineEndings(end)),
            LoadOptions.Default).Program!.Bundle.Hash;
        Hash("/one/two", "\r\n").ShouldBe(Hash("/three", "\n"));
    }

    [Theory]
    [InlineData("sub/leaf.yaml")]
    [InlineData("./x/../sub/leaf.yaml")]
    [InlineData("sub\\leaf.yaml")]
    [InlineData("leaf")]
    [InlineData("filename")]
    [InlineData("inline")]
    [InlineData("stored")]
    public void Load_Subworkflow_IsFoundEachWay(string reference)
    {
        var files = new MemoryFiles()
            .With("sub/leaf.yaml", Leaf)
            .With("beside.yaml", Leaf)
            .With("filename.yml", "workflow: {name: other, graph: {nodes: [{id: s, type: input}]}}")
            .With("/catalog/stored/main.yaml", Leaf)
            .With("main.yaml", Calling(reference));
        var options = LoadOptions.Default with
        {
            Workflows = LoadOptions.Default.Workflows.Add("inline", Inline("inline", "{name: leaf, graph: {nodes: [{id: s, type: input}]}}")),
            Catalog = LoadOptions.Default.Catalog.Add("stored", "/catalog/stored/main.yaml"),
        };
        var result = WorkflowLoader.Load("main.yaml", files, options);
        result.Program.ShouldNotBeNull(string.Join('\n', result.Diagnostics));
        var key = result.Program.Subworkflows[$"{result.Program.Main}|{reference}"];
        result.Program.Workflows[key].Name.ShouldBe(string.Equals(reference, "filename", StringComparison.Ordinal) ? "other" : "leaf");
        result.Program.Bundle.Files.Keys.ShouldAllBe(name => !name.StartsWith('/') && !name.Contains("..", StringComparison.Ordinal));
        ShouldReadAgain(result.Program);
    }

    [Fact]
    public void FromBundle_WithAgentsAndSharedSubworkflows_IsTheSameProgram()
    {
        var files = new MemoryFiles()
            .With("flows/deep/main.yaml", "workflow: {name: m, agents_ref: shared/agents.yaml, graph: {nodes: [{id: x, type: agent}, {id: p, type: subgraph, workflow: one.yaml}, {id: q, type: subgraph, workflow: two.yaml}]}}")
            .With("flows/deep/one.yaml", Calling("../leaf.yaml"))
            .With("flows/deep/two.yaml", Calling("../leaf.yaml"))
            .With("flows/leaf.yaml", Leaf)
            .With("shared/agents.yaml", "agents: [{id: x, role: R}]");
        var program = WorkflowLoader.Load("flows/deep/main.yaml", files, LoadOptions.Default).Program.ShouldNotBeNull();
        program.Main.ShouldBe("flows/deep/main.yaml");
        program.Bundle.Files.Keys.ShouldBe(["flows/deep/main.yaml", "flows/deep/one.yaml", "flows/deep/two.yaml", "flows/leaf.yaml", "shared/agents.yaml"]);
        program.Workflows.Count.ShouldBe(4);
        files.Reads.Count(path => path.EndsWith("/leaf.yaml", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(2);
        ShouldReadAgain(program);
    }

    [Fact]
    public void FromBundle_ChangedText_IsRefused()
    {
        var bundle = Loading.Text(Leaf).Program!.Bundle;
        var damaged = bundle with { Files = bundle.Files.SetItem("w.yaml", Leaf + "# more") };
        Should.Throw<InvalidDataException>(() => WorkflowLoader.FromBundle(damaged)).Message.ShouldContain("damaged");
    }

    [Fact]
    public void Load_FaultInASubworkflow_IsReportedInItsFile()
    {
        var files = new MemoryFiles().With("sub/bad.yaml", "workflow: {name: b, grph: {}}");
        var result = Loading.Text(Calling("sub/bad.yaml"), files);
        result.Diagnostics.Select(each => each.Location.File).Distinct(StringComparer.Ordinal).ShouldBe(["sub/bad.yaml"]);
    }

    [Fact]
    public void Load_RingOfWorkflows_IsRecursive()
    {
        var files = new MemoryFiles().With("a.yaml", Calling("b.yaml", "a")).With("b.yaml", Calling("c.yaml", "b")).With("c.yaml", Calling("a.yaml", "c"));
        var fault = WorkflowLoader.Load("a.yaml", files, LoadOptions.Default).Diagnostics.ShouldHaveSingleItem();
        fault.Code.ShouldBe(DiagnosticCodes.RecursiveSubworkflow);
        fault.Location.File.ShouldBe("c.yaml");
        fault.Message.ShouldContain("a -> b -> c -> a");
    }

    [Fact]
    public void Load_DeepChainOfWorkflows_IsReadWithoutRecursion()
    {
        var files = new MemoryFiles();
        for (var i = 0; i < 2_000; i++)
        {
            files.With($"f/w{i}.yaml", Calling($"w{i + 1}.yaml", $"w{i}"));
        }

        WorkflowLoader.Load("f/w0.yaml", files.With("f/w2000.yaml", Leaf), LoadOptions.Default).Program!.Workflows.Count.ShouldBe(2_001);
    }

    [Fact]
    public void Load_TwoFilesOfOneName_IsNotClear()
    {
        var files = new MemoryFiles().With("x.yaml", Leaf).With("y.yaml", Leaf);
        Loading.Single(Loading.Text(Calling("leaf"), files)).Message.ShouldContain("x.yaml and y.yaml");
    }

    [Fact]
    public void Load_AgentsRefNowhere_ListsWhereItLooked()
    {
        var files = new MemoryFiles().With("p/q/m.yaml", "workflow: {name: a, agents_ref: ag.yaml, graph: {nodes: [{id: s, type: input}]}}");
        WorkflowLoader.Load("p/q/m.yaml", files, LoadOptions.Default).Diagnostics[0].Message.ShouldContain("p/q/ag.yaml, p/ag.yaml, ag.yaml");
        files.With("/else/m.yaml", "workflow: {name: a, agents_ref: ag.yaml, graph: {nodes: [{id: s, type: input}]}}").With("/ag.yaml", "agents: []");
        WorkflowLoader.Load("/else/m.yaml", files, LoadOptions.Default).Diagnostics[0].Message.ShouldEndWith("looked for /else/ag.yaml");
    }

    [Fact]
    public void Load_MissingFile_SaysSo() =>
        WorkflowLoader.Load("no.yaml", new MemoryFiles(), LoadOptions.Default).Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("no.yaml");

    [Fact]
    public void Load_Inline_KeepsTheTestFilesPositions()
    {
        var root = (YamlMapping)YamlReader.Read("tests:\n  - workflow: {name: i, graph: {nodes: [{id: s, type: inptu}]}}", "t/x.test.yaml", new DiagnosticBag())!;
        var workflow = ((YamlMapping)((YamlSequence)root.Find("tests")!).Items[0]).Find("workflow")!;
        var fault = WorkflowLoader.Load(new InlineDefinition("i", workflow, "t/x.test.yaml"), new MemoryFiles(), LoadOptions.Default).Diagnostics.ShouldHaveSingleItem();
        fault.Location.ShouldBe(new SourceLocation("t/x.test.yaml", 2, 55));
    }

    [Fact]
    public void Load_InlineWithInlineSubworkflow_RoundTrips()
    {
        var options = LoadOptions.Default with { Workflows = LoadOptions.Default.Workflows.Add("w", Inline("w", "{name: w, graph: {nodes: [{id: s, type: input}]}}")) };
        var main = Inline("w", "{name: main, graph: {nodes: [{id: n, type: subgraph, config: {workflow_id: w}}]}}");
        var program = WorkflowLoader.Load(main, new MemoryFiles(), options).Program.ShouldNotBeNull();
        program.Workflows.Count.ShouldBe(2);
        ShouldReadAgain(program);
    }

    private static InlineDefinition Inline(string name, string yaml) =>
        new(name, YamlReader.Read(yaml, "t.test.yaml", new DiagnosticBag())!, "t.test.yaml");

    private static string Calling(string reference, string name = "main") =>
        $"workflow:\n  name: {name}\n  graph:\n    nodes:\n      - {{id: n, type: subgraph, workflow: '{reference}'}}\n";

    private static void ShouldReadAgain(WorkflowProgram program)
    {
        var again = WorkflowLoader.FromBundle(program.Bundle);
        again.Main.ShouldBe(program.Main);
        again.Workflows.Keys.ShouldBe(program.Workflows.Keys);
        again.Subworkflows.ShouldBe(program.Subworkflows);
        again.Bundle.Hash.ShouldBe(program.Bundle.Hash);
        again.Workflows.Values.Select(each => each.Agents.Length).ShouldBe(program.Workflows.Values.Select(each => each.Agents.Length));
    }
}
