namespace GenXai.Cli.Tests.Support;

/// <summary>A folder of its own for a test, with a few workflows; removed afterwards.</summary>
public sealed class Sandbox : IDisposable
{
    /// <summary>Routes, and fails at the end for any kind but 'a'.</summary>
    public const string Routing = """
        workflow:
          name: routing
          agents: [{id: writer, role: Writer}]
          graph:
            nodes:
              - {id: start, type: input}
              - {id: writer, type: agent, task: "Write about {{ input.topic | default: 'nothing' }}"}
              - {id: done, type: output, output: {text: "{{ writer }}"}}
            edges:
              - {from: start, to: writer, condition: "input.kind == 'a'"}
              - {from: writer, to: done}
        """;

    /// <summary>Asks a person.</summary>
    public const string Asking = """
        workflow:
          name: asking
          graph:
            nodes:
              - {id: start, type: input}
              - {id: ask, type: human, prompt: "Go on with {{ input.what | default: 'it' }}?", options: ["yes", "no"]}
              - {id: done, type: output, output: "{{ ask.response }}"}
            edges: [{from: start, to: ask}, {from: ask, to: done}]
        """;

    /// <summary>Waits for an hour.</summary>
    public const string Sleeping = """
        workflow:
          name: sleeping
          graph:
            nodes: [{id: start, type: input}, {id: nap, type: wait, seconds: 3600}, {id: done, type: output}]
            edges: [{from: start, to: nap}, {from: nap, to: done}]
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genxai-cli-");

    public Sandbox()
    {
        Write("routing.yaml", Routing);
        Write("asking.yaml", Asking);
        Write("sleeping.yaml", Sleeping);
        Write("script.yaml", "model: {writer: [scripted text]}");
    }

    public string Folder => _folder.FullName;

    public void Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
