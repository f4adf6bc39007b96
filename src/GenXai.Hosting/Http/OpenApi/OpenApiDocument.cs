using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using GenXai.Hosting.Http.Routing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace GenXai.Hosting.Http.OpenApi;

/// <summary>The OpenAPI document, made from the list of routes that is mapped.</summary>
internal static partial class OpenApiDocument
{
    public static byte[] Create(IReadOnlyList<ApiRoute> routes)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("openapi", "3.1.0");
            WriteInfo(writer);
            writer.WriteStartObject("paths");
            foreach (var path in routes.GroupBy(route => PathOf(route), StringComparer.Ordinal))
            {
                writer.WriteStartObject(path.Key);
                foreach (var route in path)
                {
                    WriteRoute(writer, route);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteStartObject("components");
            writer.WritePropertyName("schemas");
            Schemas().WriteTo(writer);
            WriteSecuritySchemes(writer);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static async Task WriteAsync(HttpContext context, byte[] document)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = document.Length;
        await context.Response.Body.WriteAsync(document, context.RequestAborted);
    }

    /// <summary>The path of a route as OpenAPI writes it.</summary>
    public static string PathOf(ApiRoute route) => "/api" + route.Path.Replace("{**", "{", StringComparison.Ordinal);

    private static JsonElement Schemas()
    {
        using var stream = typeof(OpenApiDocument).Assembly.GetManifestResourceStream("openapi-schemas.json")
            ?? throw new InvalidOperationException("the assembly lacks its resource openapi-schemas.json");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    private static void WriteInfo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("info");
        writer.WriteString("title", "GenXai.Functions");
        writer.WriteString("version", "1.0");
        writer.WriteString("description", "Runs multi-agent workflows durably: deploy, start, follow, answer, end.");
        writer.WriteEndObject();
    }

    private static void WriteSecuritySchemes(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("securitySchemes");
        writer.WriteStartObject("apiKey");
        writer.WriteString("type", "apiKey");
        writer.WriteString("in", "header");
        writer.WriteString("name", "X-Api-Key");
        writer.WriteEndObject();
        writer.WriteStartObject("bearer");
        writer.WriteString("type", "http");
        writer.WriteString("scheme", "bearer");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    // One of both; a host on one machine may ask for neither.
    private static void WriteSecurity(Utf8JsonWriter writer, ApiRoute route)
    {
        writer.WriteStartArray("security");
        foreach (var scheme in route.Access is null ? (string[])[] : ["apiKey", "bearer"])
        {
            writer.WriteStartObject();
            writer.WriteStartArray(scheme);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteRoute(Utf8JsonWriter writer, ApiRoute route)
    {
        writer.WriteStartObject(route.Method.ToLowerInvariant());
        writer.WriteString("operationId", route.Id);
        writer.WriteString("summary", route.Summary);
        writer.WriteStartArray("tags");
        writer.WriteStringValue(route.Path.Split('/')[1]);
        writer.WriteEndArray();
        WriteSecurity(writer, route);
        writer.WriteStartArray("parameters");
        foreach (Match name in PathParameter().Matches(route.Path))
        {
            WriteParameter(writer, new ApiParameter(name.Groups["name"].Value, "A part of the path", In: "path"));
        }

        foreach (var parameter in route.Parameters)
        {
            WriteParameter(writer, parameter);
        }

        writer.WriteEndArray();
        if (route.Body is { } body)
        {
            writer.WriteStartObject("requestBody");
            writer.WriteBoolean("required", route.BodyRequired);
            WriteContent(writer, body, "application/json");
            writer.WriteEndObject();
        }

        WriteResponses(writer, route);
        writer.WriteEndObject();
    }

    private static void WriteParameter(Utf8JsonWriter writer, ApiParameter parameter)
    {
        writer.WriteStartObject();
        writer.WriteString("name", parameter.Name);
        writer.WriteString("in", parameter.In);
        writer.WriteBoolean("required", parameter.In == "path");
        writer.WriteString("description", parameter.Description);
        writer.WriteStartObject("schema");
        writer.WriteString("type", parameter.Type);
        if (parameter.Format is { } format)
        {
            writer.WriteString("format", format);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteResponses(Utf8JsonWriter writer, ApiRoute route)
    {
        writer.WriteStartObject("responses");
        foreach (var response in route.Responses)
        {
            writer.WriteStartObject(response.Status.ToString(CultureInfo.InvariantCulture));
            writer.WriteString("description", response.Description);
            if (response.Schema is { } schema)
            {
                WriteContent(writer, schema, response.ContentTypes);
            }

            writer.WriteEndObject();
        }

        int[] refusals = route.Access is null ? [] : [401, 403, 429];
        foreach (var status in route.Problems.Union(refusals).Order())
        {
            writer.WriteStartObject(status.ToString(CultureInfo.InvariantCulture));
            writer.WriteString("description", ReasonPhrases.GetReasonPhrase(status));
            WriteContent(writer, "Problem", "application/problem+json");
            writer.WriteEndObject();
        }

        writer.WriteStartObject("default");
        writer.WriteString("description", "A fault of the host");
        WriteContent(writer, "Problem", "application/problem+json");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter writer, string schema, string contentTypes)
    {
        writer.WriteStartObject("content");
        foreach (var type in contentTypes.Split(',', StringSplitOptions.TrimEntries))
        {
            writer.WriteStartObject(type);
            writer.WriteStartObject("schema");
            writer.WriteString("$ref", $"#/components/schemas/{schema}");
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    [GeneratedRegex(@"\{\**(?<name>\w+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PathParameter();
}
