namespace GenXai.Activities.Models.Diagnosis;

/// <summary>Something that a person who sets up models should know.</summary>
/// <param name="State"><c>ok</c>, <c>unset</c> or <c>bad</c>.</param>
/// <param name="Subject">What it is about, such as <c>model</c> or a setting's name.</param>
/// <param name="Text">What is the case, and how to mend it where it is bad; no secrets.</param>
public sealed record ModelFinding(string State, string Subject, string Text);
