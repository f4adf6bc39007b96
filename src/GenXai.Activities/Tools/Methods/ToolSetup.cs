namespace GenXai.Activities.Tools.Methods;

/// <summary>One call of <see cref="ToolServices.AddGenXaiTools"/>.</summary>
internal sealed record ToolSetup(Action<ToolsBuilder> Configure);
