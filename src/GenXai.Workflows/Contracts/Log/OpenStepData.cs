namespace GenXai.Workflows.Contracts.Log;

/// <summary>A step has begun and waits for its end, which is another entry of the same step.</summary>
public abstract record OpenStepData : StepData;
