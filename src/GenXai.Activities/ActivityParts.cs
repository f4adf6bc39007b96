using GenXai.Activities.Calls;
using GenXai.Activities.Payloads;
using GenXai.Activities.Scripts;
using GenXai.Activities.Time;
using GenXai.Workflows.Definitions;

namespace GenXai.Activities;

/// <summary>What the model and the tool activity share.</summary>
internal sealed record ActivityParts(IDefinitionSource Definitions, IActivityClock Clock, Script Script, ICallObserver Observer, CallValues Values);
