using System.Text.Json;
using GenXai.Activities.Scripts;
using GenXai.Cli.WorkflowTests.Model;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Yaml;
using GenXai.Workflows.Json;
using GenXai.Workflows.Validation;

namespace GenXai.Cli.WorkflowTests.Reading;

/// <summary>Reads a <c>*.test.yaml</c> file (product.md, section 14); every fault at once.</summary>
internal sealed class WorkflowTestReader
{
    private static readonly string[] RunKeys = ["name", "workflow", "input", "model", "tools", "respond", "workflows", "expect"];
    private static readonly string[] ConditionKeys = ["name", "condition", "state", "expect", "expect_error"];
    private static readonly string[] TemplateKeys = ["name", "template", "state", "expect", "expect_error"];
    private static readonly JsonElement Empty = JsonElement.Parse("{}");

    private readonly string _file;
    private readonly List<Diagnostic> _faults = [];

    private WorkflowTestReader(string file) => _file = file;

    public static WorkflowTestFile Read(string file, IDefinitionFiles files)
    {
        var reader = new WorkflowTestReader(file);
        var read = files.Read(file);
        if (read.Text is null)
        {
            reader.Fault(DiagnosticCodes.YamlSyntax, read.Error ?? "there is no such file");
            return new WorkflowTestFile(file, [], reader._faults);
        }

        var bag = new DiagnosticBag();
        var root = YamlReader.Read(read.Text, file, bag);
        reader._faults.AddRange(bag.ToSortedArray());
        var tests = root is null ? [] : reader.Tests(root);
        return new WorkflowTestFile(file, tests, reader._faults);
    }

    private void Fault(string code, string message) =>
        _faults.Add(new Diagnostic(DiagnosticSeverity.Error, code, message, new SourceLocation(_file, 1, 1)));

    private List<WorkflowTest> Tests(YamlNode root)
    {
        var tests = new List<WorkflowTest>();
        if (TestObject.Open(root, "the file", ["tests"], _faults) is not { } file)
        {
            return tests;
        }

        switch (file.Find("tests"))
        {
            case null:
                file.Missing("tests", "a list of tests");
                break;
            case YamlSequence sequence:
                for (var index = 0; index < sequence.Items.Length; index++)
                {
                    if (Test(sequence.Items[index], index + 1) is { } test)
                    {
                        tests.Add(test);
                    }
                }

                break;
            case { } other:
                file.Wrong(other, "tests", "a list");
                break;
        }

        return tests;
    }

    private WorkflowTest? Test(YamlNode node, int number)
    {
        var what = FormattableString.Invariant($"test {number}");
        if (node is YamlMapping mapping && mapping.Find("name") is YamlScalar { Text: { Length: > 0 } given })
        {
            what = $"test '{given}'";
        }

        if (node is YamlMapping kinds && kinds.Find("condition") is not null)
        {
            return Expression(node, what, ConditionKeys, "condition");
        }

        return node is YamlMapping template && template.Find("template") is not null
            ? Expression(node, what, TemplateKeys, "template")
            : Run(node, what);
    }

    private ExpressionTest? Expression(YamlNode node, string what, string[] keys, string kind)
    {
        if (TestObject.Open(node, what, keys, _faults) is not { } test)
        {
            return null;
        }

        if (test.Has("expect") == test.Has("expect_error"))
        {
            test.Missing("expect", "the value, or 'expect_error', a text that the error contains; one of the two");
        }

        if (test.Find("state") is { } state and not YamlMapping)
        {
            test.Wrong(state, "state", "an object: input, nodes and state variables");
        }

        return new ExpressionTest(NameOf(test, what), node.Location)
        {
            Text = test.Text(kind) ?? "",
            IsTemplate = string.Equals(kind, "template", StringComparison.Ordinal),
            Scope = test.Json("state") ?? Empty,
            Expect = test.Json("expect"),
            ExpectError = test.Text("expect_error"),
        };
    }

    private static string NameOf(TestObject test, string what) => test.Text("name") is { Length: > 0 } name ? name : what;

    private RunTest? Run(YamlNode node, string what)
    {
        if (TestObject.Open(node, what, RunKeys, _faults) is not { } test)
        {
            return null;
        }

        var workflow = test.Find("workflow");
        if (workflow is null)
        {
            test.Missing("workflow", "a path from this file, or the definition itself; or 'condition' or 'template'");
        }

        if (!test.Has("expect"))
        {
            test.Missing("expect", "what must come of it, such as {status: completed}");
        }

        var workflows = test.Find("workflows");
        if (workflows is { } other and not YamlMapping)
        {
            test.Wrong(other, "workflows", "an object: definitions by name");
        }

        var expect = test.Find("expect") is { } expectation ? ExpectationReader.Read(expectation, _faults) : null;
        var path = workflow is YamlScalar ? test.Text("workflow") : null;
        return new RunTest(NameOf(test, what), node.Location)
        {
            Path = path is null ? null : Path.Combine(Path.GetDirectoryName(_file) ?? "", path),
            Inline = workflow as YamlMapping ?? (workflow is YamlSequence ? workflow : null),
            Workflows = workflows as YamlMapping,
            Input = test.Json("input") ?? Empty,
            Script = ReadScript(test, node, what),
            Expect = expect ?? new RunExpectation(),
        };
    }

    private Script ReadScript(TestObject test, YamlNode node, string what)
    {
        var json = JsonValues.Build(writer =>
        {
            writer.WriteStartObject();
            foreach (var key in (string[])["model", "tools", "respond"])
            {
                if (test.Find(key) is { } part)
                {
                    writer.WritePropertyName(key);
                    part.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        });
        try
        {
            return ScriptReader.Read(json);
        }
        catch (ScriptException exception)
        {
            foreach (var fault in exception.Faults)
            {
                var place = test.Find(fault.Path.Split('.')[0]) ?? node;
                _faults.Add(TestObject.Fault(place, DiagnosticCodes.WrongType, $"{what}: {fault}"));
            }

            return Script.Empty;
        }
    }
}
