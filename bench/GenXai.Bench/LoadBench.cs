using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace GenXai.Bench;

/// <summary>Load on a server over HTTP: many starts at once, then a long row of runs. Times and losses are printed.</summary>
internal static class LoadBench
{
    private const int AtOnce = 100;
    private const int SoakAtOnce = 50;

    private const string Workflow = """
        {"files": {"load.yaml": "workflow: {name: load, agents: [{id: a}], graph: {nodes: [{id: in, type: input}, {id: a, type: agent}, {id: calc, type: tool, tool: calculator, tool_params: {expression: '{{ input.n }} * 2'}}, {id: out, type: output, output: {v: '{{ calc }}'}}], edges: [{from: in, to: a}, {from: a, to: calc}, {from: calc, to: out}]}}"}}
        """;

    public static async Task<int> RunAsync(string address, int runs)
    {
        using var client = new HttpClient { BaseAddress = new Uri(address + "/api/"), Timeout = TimeSpan.FromMinutes(5) };
        using var content = Json(Workflow);
        (await client.PutAsync(new Uri("workflows/load", UriKind.Relative), content)).EnsureSuccessStatusCode();
        var load = await MeasureAsync(client, "100 parallel starts", AtOnce, AtOnce, "load");
        var soak = await MeasureAsync(client, FormattableString.Invariant($"soak of {runs} runs"), runs, SoakAtOnce, "soak");
        var known = await CountAsync(client);
        Console.WriteLine(FormattableString.Invariant($"listed by the host: {known} of {AtOnce + runs} runs"));
        return load && soak && known == AtOnce + runs ? 0 : 1;
    }

    private static async Task<bool> MeasureAsync(HttpClient client, string name, int runs, int atOnce, string prefix)
    {
        var times = new double[runs];
        var completed = 0;
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, runs),
            new ParallelOptions { MaxDegreeOfParallelism = atOnce },
            async (number, token) =>
            {
                var one = Stopwatch.StartNew();
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("workflows/load/runs", UriKind.Relative));
                request.Content = Json(FormattableString.Invariant($$$"""{"runId": "{{{prefix}}}-{{{number}}}", "input": {"n": {{{number}}}}}"""));
                request.Headers.Add("Prefer", "wait=200");
                using var response = await client.SendAsync(request, token);
                var answer = await response.Content.ReadFromJsonAsync<JsonElement>(token);
                if (response.StatusCode == HttpStatusCode.OK && answer.GetProperty("output").GetProperty("v").GetInt32() == 2 * number)
                {
                    Interlocked.Increment(ref completed);
                }

                times[number] = one.Elapsed.TotalMilliseconds;
            });
        var total = clock.Elapsed;
        Array.Sort(times);
        Console.WriteLine(FormattableString.Invariant(
            $"{name}: {completed} completed with the right output ({100.0 * completed / runs:0.0} %), mean {times.Average():0} ms, median {times[runs / 2]:0} ms, 95 % under {times[runs * 95 / 100]:0} ms, {runs / total.TotalSeconds:0} runs/s"));
        return completed == runs;
    }

    private static async Task<int> CountAsync(HttpClient client)
    {
        var count = 0;
        string? continuation = null;
        do
        {
            var more = continuation is null ? "" : "&continuation=" + Uri.EscapeDataString(continuation);
            var page = await client.GetFromJsonAsync<JsonElement>(new Uri("runs?workflow=load&status=completed&limit=1000" + more, UriKind.Relative));
            count += page.GetProperty("runs").GetArrayLength();
            continuation = page.GetProperty("continuation").GetString();
        }
        while (continuation is not null);
        return count;
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
