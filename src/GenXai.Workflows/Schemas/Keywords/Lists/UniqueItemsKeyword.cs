using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Json;
using GenXai.Workflows.Schemas.Validation;

namespace GenXai.Workflows.Schemas.Keywords.Lists;

/// <summary><c>uniqueItems</c>.</summary>
internal sealed class UniqueItemsKeyword : SchemaKeyword
{
    public override void Check(JsonElement value, ValidationScope scope)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            var key = CanonicalJson.Of(element);
            if (!positions.TryAdd(key, index))
            {
                scope.Fault(string.Create(
                    CultureInfo.InvariantCulture, $"elements {positions[key]} and {index} are equal, but all must differ"));
            }

            index++;
        }
    }
}
