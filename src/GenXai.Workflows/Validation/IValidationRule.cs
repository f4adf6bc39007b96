namespace GenXai.Workflows.Validation;

/// <summary>One thing that must hold of a definition. Rules run on faulty definitions too, and report all they find.</summary>
internal interface IValidationRule
{
    void Check(ValidationContext context);
}
