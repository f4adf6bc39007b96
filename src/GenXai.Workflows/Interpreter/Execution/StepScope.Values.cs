using System.Text.Json;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Flows.Functions;
using GenXai.Workflows.Interpreter.Execution.Calls;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Execution;

/// <summary>Steps that may need values from the payload store: only then do they cost an activity and a note.</summary>
internal sealed partial class StepScope
{
    /// <summary>Whether the step that comes next is known, and is no evaluation before it: what it is made of is not asked for again.</summary>
    public bool IsNextKnown =>
        Done(_step + 1) is { Data: not NodeNoted } || Open(_step + 1, out _);

    /// <summary>Renders a template.</summary>
    /// <param name="template">The template.</param>
    /// <param name="inline">Whether the value is wanted as it is, however large.</param>
    /// <exception cref="TemplateRenderException">It cannot be rendered.</exception>
    public async Task<JsonElement> RenderAsync(ITemplate template, bool inline = false) =>
        (await RenderAsync([template], Names(), inline))[0];

    /// <summary>Renders templates together.</summary>
    /// <exception cref="TemplateRenderException">One cannot be rendered.</exception>
    public async Task<IReadOnlyList<JsonElement>> RenderAsync(IReadOnlyList<ITemplate> templates, NameResolver names, bool inline = false)
    {
        if (TakeEvaluated() is { } known)
        {
            return known;
        }

        try
        {
            return [.. templates.Select(template => inline ? template.Render(names) : Fitting(template.Render(names)))];
        }
        catch (PayloadNeededException)
        {
            return await EvaluateAsync([.. templates.Select(template => Evaluation.Of(template, names, inline))]);
        }
    }

    /// <summary>Computes a step of a flow, in an activity where it needs stored values.</summary>
    /// <exception cref="TemplateRenderException">Its arguments cannot be rendered.</exception>
    public async Task<JsonElement> ComputeAsync(string function, ITemplate arguments)
    {
        if (TakeEvaluated() is [var known])
        {
            return known;
        }

        var names = Names();
        try
        {
            var given = arguments.Render(names);
            return PayloadValues.Occurs(given)
                ? throw new PayloadNeededException(function)
                : Fitting(FlowFunctions.Apply(function, given));
        }
        catch (PayloadNeededException)
        {
            return (await EvaluateAsync([Evaluation.Of(arguments, names) with { Function = function }]))[0];
        }
    }

    /// <summary>Has a value stored if it is large: one that the interpreter has put together.</summary>
    public async Task<JsonElement> KeepAsync(JsonElement value)
    {
        if (TakeEvaluated() is [var known])
        {
            return known;
        }

        return PayloadValues.IsLarge(value)
            ? (await EvaluateAsync([new EvaluationItem { Value = value }]))[0]
            : value;
    }

    /// <summary>Makes a decision once and for all; where it needs stored values, an activity makes it.</summary>
    /// <param name="decide">Decides.</param>
    /// <param name="otherwise">What the activity is asked.</param>
    /// <exception cref="TemplateRenderException">It cannot be decided.</exception>
    public async Task<JsonElement> NoteAsync(Func<JsonElement> decide, Func<EvaluationItem> otherwise)
    {
        try
        {
            return Note(decide);
        }
        catch (PayloadNeededException)
        {
            await Run.Gate.EnterAsync();
            var value = ValueOf((await Evaluation.CallAsync(Run, Node.Id, [otherwise()]))[0]);
            Run.Log.Emit(Path, Pass, new NodeNoted(_step, value));
            Run.Gate.ThrowIfCancelled();
            return value;
        }
    }

    /// <summary>Renders one template for each of several scopes, once and for all.</summary>
    /// <returns>A list of the values.</returns>
    /// <exception cref="TemplateRenderException">One cannot be rendered.</exception>
    public async Task<JsonElement> NoteEachAsync(ITemplate template, IReadOnlyList<NameResolver> names)
    {
        try
        {
            return Note(() => ListOf(names.Select(template.Render)));
        }
        catch (PayloadNeededException)
        {
            await Run.Gate.EnterAsync();
            var results = await Evaluation.CallAsync(Run, Node.Id, [.. names.Select(each => Evaluation.Of(template, each, inline: true))]);
            Run.Gate.ThrowIfCancelled();
            var list = ListOf(results.Select(ValueOf));
            Run.Log.Emit(Path, Pass, new NodeNoted(_step, list));
            return list;
        }
    }

    /// <summary>The names that the templates of an element read.</summary>
    public NameResolver ElementNames(JsonElement element, int index) =>
        new(RunScope.ForNode(Run.State, Node, ElementLocals(element, index)));

    /// <summary>Tests a condition; what it says is journaled by the caller in the same turn.</summary>
    /// <exception cref="TemplateRenderException">It cannot be tested.</exception>
    public async Task<bool> TestAsync(Condition condition, NameResolver names)
    {
        try
        {
            return condition.Evaluate(names);
        }
        catch (PayloadNeededException)
        {
            await Run.Gate.EnterAsync();
            var result = ValueOf((await Evaluation.CallAsync(Run, Node.Id, [Evaluation.Of(condition, names)]))[0]);
            Run.Gate.ThrowIfCancelled();
            return result.GetBoolean();
        }
    }

    /// <summary>The value, unless it has become so large that whoever makes it must store it.</summary>
    /// <exception cref="PayloadNeededException">It has.</exception>
    public static JsonElement Fitting(JsonElement value) =>
        PayloadValues.IsLarge(value) ? throw new PayloadNeededException("a large value") : value;

    /// <summary>The next note, if the journal knows it: what was decided in an earlier generation.</summary>
    public bool TryTakeNote(out JsonElement value)
    {
        value = default;
        if (Done(_step + 1) is not { Data: NodeNoted { Value: var noted } })
        {
            return false;
        }

        _step++;
        value = noted;
        return true;
    }

    private static JsonElement ListOf(IEnumerable<JsonElement> values) => JsonValues.Build(writer =>
    {
        writer.WriteStartArray();
        foreach (var value in values)
        {
            value.WriteTo(writer);
        }

        writer.WriteEndArray();
    });

    private static JsonElement ValueOf(EvaluationResult result) =>
        result.Error is { } error ? throw new TemplateRenderException(error) : result.Value ?? JsonValues.Null;

    // Names may have changed since: what an activity has evaluated once stands.
    private List<JsonElement>? TakeEvaluated()
    {
        if (Done(_step + 1) is not { Data: NodeNoted { Value: var noted } })
        {
            return null;
        }

        _step++;
        return [.. noted.EnumerateArray()];
    }

    private async Task<IReadOnlyList<JsonElement>> EvaluateAsync(IReadOnlyList<EvaluationItem> items)
    {
        await Run.Gate.EnterAsync();
        var step = ++_step;
        var results = await Evaluation.CallAsync(Run, Node.Id, items);
        Run.Gate.ThrowIfCancelled();
        List<JsonElement> values = [.. results.Select(ValueOf)];
        Run.Log.Emit(Path, Pass, new NodeNoted(step, ListOf(values)));
        return values;
    }
}
