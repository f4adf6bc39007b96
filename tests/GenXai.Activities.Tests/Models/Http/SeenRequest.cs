using System.Text.Json;

namespace GenXai.Activities.Tests.Models.Http;

internal sealed record SeenRequest(string Target, string Key, string Access, JsonElement Body);
