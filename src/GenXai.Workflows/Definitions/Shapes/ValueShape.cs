using System.Collections.Immutable;
using GenXai.Workflows.Validation;

namespace GenXai.Workflows.Definitions.Shapes;

/// <summary>A value: its form, its range, and what it holds. Reader and JSON Schema are both made of it.</summary>
internal sealed record ValueShape(ValueForm Form)
{
    /// <summary>Most seconds anywhere: 100 years.</summary>
    public const decimal MaxSeconds = 3_153_600_000;

    public static readonly ValueShape PlainText = new(ValueForm.Text);

    public static readonly ValueShape NonEmptyText = new(ValueForm.Text) { NonEmpty = true };

    public static readonly ValueShape Flag = new(ValueForm.Flag);

    public static readonly ValueShape AnyJson = new(ValueForm.Json);

    public static readonly ValueShape JsonObject = new(ValueForm.JsonObject);

    public static readonly ValueShape Condition = new(ValueForm.Condition);

    public static readonly ValueShape Template = new(ValueForm.Template);

    public static readonly ValueShape TemplateValue = new(ValueForm.TemplateValue);

    public static readonly ValueShape TemplateObject = new(ValueForm.TemplateObject);

    public static readonly ValueShape TextOrFlag = new(ValueForm.TextOrFlag) { NonEmpty = true };

    public static readonly ValueShape Schema = new(ValueForm.Schema);

    public static readonly ValueShape Seconds = new(ValueForm.Number) { Min = 0, MinExcluded = true, Max = MaxSeconds };

    public static readonly ValueShape Texts = ListOf(NonEmptyText);

    /// <summary>Least number; null for no bound.</summary>
    public decimal? Min { get; init; }

    /// <summary>Whether <see cref="Min"/> itself is out of range.</summary>
    public bool MinExcluded { get; init; }

    /// <summary>Greatest number; null for no bound.</summary>
    public decimal? Max { get; init; }

    /// <summary>Whether an empty text is refused.</summary>
    public bool NonEmpty { get; init; }

    /// <summary>The texts of a choice.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>Other words for a choice, and the choice each stands for.</summary>
    public ImmutableArray<KeyValuePair<string, string>> ChoiceAliases { get; init; } = [];

    /// <summary>The code for a text that is no choice.</summary>
    public string ChoiceCode { get; init; } = DiagnosticCodes.UnknownValue;

    /// <summary>Whether <c>secrets.NAME</c> may stand in the templates.</summary>
    public bool Secrets { get; init; }

    /// <summary>What a list or a map holds.</summary>
    public ValueShape? Item { get; init; }

    /// <summary>The keys of an object.</summary>
    public ObjectShape? Object { get; init; }

    /// <summary>The objects of a variant.</summary>
    public VariantShape? Variant { get; init; }

    /// <summary>Whether a value that is no list stands for a list of it.</summary>
    public bool OneOrMany { get; init; }

    /// <summary>The key of an object that a text alone stands for; null when an object must be written out.</summary>
    public string? Shorthand { get; init; }

    public static ValueShape Whole(decimal min, decimal max) => new(ValueForm.WholeNumber) { Min = min, Max = max };

    public static ValueShape Number(decimal min, decimal? max) => new(ValueForm.Number) { Min = min, Max = max };

    public static ValueShape OneOf(params ReadOnlySpan<string> choices) => new(ValueForm.Choice) { Choices = [.. choices] };

    public static ValueShape ListOf(ValueShape item) => new(ValueForm.List) { Item = item };

    public static ValueShape MapOf(ValueShape item) => new(ValueForm.Map) { Item = item };

    public static ValueShape Of(ObjectShape shape) => new(ValueForm.Object) { Object = shape };

    public static ValueShape Of(VariantShape shape) => new(ValueForm.Variant) { Variant = shape };
}
