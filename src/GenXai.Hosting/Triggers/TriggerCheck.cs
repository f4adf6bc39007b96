using GenXai.Hosting.Triggers.Schedules;
using GenXai.Hosting.Triggers.Webhooks;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Loading;
using GenXai.Workflows.Validation;

namespace GenXai.Hosting.Triggers;

/// <summary>Checks what the language leaves to hosts: the settings of triggers.</summary>
public static class TriggerCheck
{
    /// <summary>Checks a workflow that was loaded.</summary>
    /// <param name="loaded">What came of loading it.</param>
    /// <returns>The same, without a program where its trigger has faults, which are among the diagnostics.</returns>
    public static LoadResult Of(LoadResult loaded)
    {
        if (loaded.Program is not { } program || program.Workflows[program.Main] is not { Trigger: { } trigger } workflow)
        {
            return loaded;
        }

        var faults = FaultsOf(trigger);
        return faults.Count == 0
            ? loaded
            : new LoadResult(
                null,
                [.. loaded.Diagnostics, .. faults.Select(fault => new Diagnostic(
                    DiagnosticSeverity.Error, DiagnosticCodes.UnknownValue, fault, trigger.Location ?? workflow.Location))]);
    }

    private static List<string> FaultsOf(TriggerDefinition trigger)
    {
        var faults = new List<string>();
        switch (trigger.Kind)
        {
            case ScheduleTrigger.Kind:
                ScheduleTrigger.Read(trigger, faults);
                break;
            case WebhookTrigger.Kind:
                WebhookTrigger.Read(trigger, faults);
                break;
        }

        return faults;
    }
}
