namespace GenXai.Workflows.Definitions.Shapes;

/// <summary>What a value of the language may be.</summary>
internal enum ValueForm
{
    Text,
    Flag,
    WholeNumber,
    Number,

    /// <summary>One of a closed list of texts.</summary>
    Choice,

    /// <summary>Any JSON value, null included.</summary>
    Json,

    /// <summary>An object of any content.</summary>
    JsonObject,
    List,

    /// <summary>An object with free keys.</summary>
    Map,

    /// <summary>An object with known keys.</summary>
    Object,

    /// <summary>An object whose keys depend on one of them.</summary>
    Variant,
    Condition,

    /// <summary>A text with templates.</summary>
    Template,

    /// <summary>Any JSON value, whose texts are templates.</summary>
    TemplateValue,

    /// <summary>An object of any content, whose texts are templates.</summary>
    TemplateObject,

    /// <summary>A number, or a template that gives one.</summary>
    NumberOrTemplate,

    /// <summary>A text, or true for the default one.</summary>
    TextOrFlag,

    /// <summary>A JSON Schema.</summary>
    Schema,
}
