using System.Collections.Immutable;

namespace GenXai.Workflows.Validation.Rules;

/// <summary>What says how elements are run needs the list of them.</summary>
internal sealed class ForEachRule : IValidationRule
{
    private static readonly ImmutableArray<string> Keys = ["failure_mode", "for_each_key"];

    public void Check(ValidationContext context)
    {
        foreach (var node in context.Definition.Nodes)
        {
            var source = context.Source(node);
            foreach (var key in Keys)
            {
                if (source.Has(key) && !source.Has("for_each"))
                {
                    context.Diagnostics.Error(
                        DiagnosticCodes.MissingKey,
                        source.Find(key)!.KeyLocation,
                        $"'{key}' of node '{node.Id}' is about the elements of a list; add 'for_each' or leave it out");
                }
            }
        }
    }
}
