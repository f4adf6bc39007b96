using System.Reflection;
using System.Text.Json;
using GenXai.Activities.Memory.Consolidation;
using GenXai.Functions.Declared.Tests.Fakes;
using GenXai.Functions.Triggers;
using GenXai.Hosting.Azure.Durable;
using GenXai.Hosting.Azure.Encryption;
using GenXai.Hosting.Azure.Engines;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Batches;
using GenXai.Workflows.Orchestration;
using Microsoft.Azure.Functions.Worker;
using Shouldly;
using Xunit;

namespace GenXai.Functions.Declared.Tests.Triggers;

public sealed class TriggerTests
{
    private static readonly (MethodInfo Method, FunctionAttribute Function)[] Functions =
    [
        .. typeof(WorkflowFunction).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static))
            .Select(method => (method, method.GetCustomAttribute<FunctionAttribute>()!))
            .Where(pair => pair.Item2 is not null),
    ];

    [Fact]
    public void Functions_All_ArePublicWithOneTriggerAndUniqueNames()
    {
        Functions.ShouldNotBeEmpty();
        Functions.ShouldAllBe(f => f.Method.IsPublic && f.Method.DeclaringType!.IsPublic);
        Functions.DistinctBy(f => f.Function.Name, StringComparer.Ordinal).Count().ShouldBe(Functions.Length);
        Functions.ShouldAllBe(f => f.Method.GetParameters().Count(IsTrigger) == 1);
    }

    [Fact]
    public void Functions_OfTheInterpreter_AreAllThere()
    {
        Names<OrchestrationTriggerAttribute>().ShouldBe([BatchNames.Batch, BatchNames.Part, ConsolidationOrchestrator.Name, WorkflowEngine.OrchestratorName]);
        Names<ActivityTriggerAttribute>().ShouldBe(
            [BatchNames.CallBack, BatchNames.Collect, BatchNames.Look, BatchNames.Start, ConsolidationOrchestrator.Activity, ActivityNames.Evaluate, ActivityNames.Flush, ActivityNames.Model, ActivityNames.StartChild, ActivityNames.Tool]);
        Names<EntityTriggerAttribute>().ShouldBe([ReducerSet.EntityName]);
        Names<TimerTriggerAttribute>().ShouldBe(["consolidation", "retention", "schedules", "sweep"]);
        Names<QueueTriggerAttribute>().ShouldBe(["batch-queue"]);
    }

    [Fact]
    public async Task Workflow_OfAKnownEngine_RunsIt()
    {
        var context = new FakeContext { Input = """{"engine":1}""" };

        var output = await new WorkflowFunction(Engines(), DurableSeal.None).RunAsync(context);

        output.ShouldBe("ran run");
    }

    [Fact]
    public async Task Workflow_OfAnUnknownEngine_WaitsAndSaysSo()
    {
        var context = new FakeContext { Input = """{"engine":7}""" };

        var run = new WorkflowFunction(Engines(), DurableSeal.None).RunAsync(context);

        run.IsCompleted.ShouldBeFalse();
        context.Calls.ShouldBe([$"status {EngineSet.UnknownStatus}"]);
        context.Waiters.ContainsKey(WorkflowEngine.Mailbox).ShouldBeFalse();
        context.Waiters.Values.Single().SetResult("");
        await run;
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    public async Task Workflow_StartedByAForeigner_Fails(string? input) =>
        (await Should.ThrowAsync<JsonException>(() => new WorkflowFunction(Engines(), DurableSeal.None).RunAsync(new FakeContext { Input = input })))
            .Message.ShouldContain("names no engine");

    [Fact]
    public void HostJson_OfTheApp_SetsWhatTheDefaultsGetWrong()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")));
        var durable = host.RootElement.GetProperty("extensions").GetProperty("durableTask");

        var storage = durable.GetProperty("storageProvider");
        storage.GetProperty("maxQueuePollingInterval").GetString().ShouldBe("00:00:01");
        storage.GetProperty("controlQueueVisibilityTimeout").GetString().ShouldBe("00:01:00");
        storage.GetProperty("workItemQueueVisibilityTimeout").GetString().ShouldBe("00:01:00");
        durable.GetProperty("maxConcurrentActivityFunctions").GetInt32().ShouldBe(50);
        durable.GetProperty("defaultVersion").GetString().ShouldBe(WorkflowEngine.Current.ToString(System.Globalization.CultureInfo.InvariantCulture));
        durable.GetProperty("versionFailureStrategy").GetString().ShouldBe("Reject");
    }

    private static bool IsTrigger(ParameterInfo parameter) =>
        parameter.GetCustomAttributes().Any(attribute => attribute.GetType().Name.EndsWith("TriggerAttribute", StringComparison.Ordinal));

    private static EngineSet Engines() => new(new Dictionary<int, IOrchestrator> { [1] = new NamingOrchestrator() });

    private static string[] Names<T>()
        where T : Attribute =>
        [
            .. Functions
                .Where(f => f.Method.GetParameters().Any(parameter => parameter.GetCustomAttribute<T>() is not null))
                .Select(f => f.Function.Name)
                .Order(StringComparer.Ordinal),
        ];
}
