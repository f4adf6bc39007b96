using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Schemas.Validation;

namespace GenXai.Workflows.Schemas.Keywords.Logic;

/// <summary><c>anyOf</c>, and <c>oneOf</c> where exactly one may fit.</summary>
internal sealed class AlternativesKeyword(ImmutableArray<SchemaNode> schemas, bool exactlyOne) : SchemaKeyword
{
    private const int ShownReasons = 5;
    private const int MaxReasonLength = 200;

    private string Name => exactlyOne ? "oneOf" : "anyOf";

    public override IEnumerable<SchemaNode> InPlace => schemas;

    public override void Check(JsonElement value, ValidationScope scope)
    {
        var reasons = new List<string>();
        var fitting = 0;
        foreach (var schema in schemas)
        {
            var faults = scope.Try(schema, value);
            if (faults.Count > 0)
            {
                reasons.Add(Shorten(faults.First));
                continue;
            }

            fitting++;
            if (!exactlyOne)
            {
                return;
            }
        }

        if (fitting == 0)
        {
            var shown = string.Join(" | ", reasons.Take(ShownReasons)) + (reasons.Count > ShownReasons ? " | ..." : "");
            scope.Fault(string.Create(CultureInfo.InvariantCulture, $"fits none of the {schemas.Length} schemas of {Name}: {shown}"));
        }
        else if (fitting > 1)
        {
            scope.Fault(string.Create(CultureInfo.InvariantCulture, $"fits {fitting} schemas of {Name}, but must fit exactly one"));
        }
    }

    // Reasons of nested alternatives hold reasons themselves: uncut they would double at each level.
    private static string Shorten(string reason) => reason.Length <= MaxReasonLength ? reason : reason[..MaxReasonLength] + "...";
}
