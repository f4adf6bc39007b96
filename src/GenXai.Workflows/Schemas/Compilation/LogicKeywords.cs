using GenXai.Workflows.Schemas.Keywords;
using GenXai.Workflows.Schemas.Keywords.Logic;

namespace GenXai.Workflows.Schemas.Compilation;

/// <summary>Compiles keywords that combine schemas for the same value.</summary>
internal static class LogicKeywords
{
    public static IEnumerable<SchemaKeyword> Compile(SchemaObject schema, SchemaCompiler compiler)
    {
        if (schema.Has("allOf"))
        {
            yield return new AllOfKeyword(compiler.All(schema, "allOf"));
        }

        if (schema.Has("anyOf"))
        {
            yield return new AlternativesKeyword(compiler.All(schema, "anyOf"), exactlyOne: false);
        }

        if (schema.Has("oneOf"))
        {
            yield return new AlternativesKeyword(compiler.All(schema, "oneOf"), exactlyOne: true);
        }

        if (compiler.Find(schema, "not") is { } negated)
        {
            yield return new NotKeyword(negated);
        }

        // Without 'if' the branches mean nothing, but they are checked as schemas all the same.
        var then = compiler.Find(schema, "then");
        var otherwise = compiler.Find(schema, "else");
        if (compiler.Find(schema, "if") is { } condition)
        {
            yield return new IfKeyword(condition, then, otherwise);
        }
    }
}
