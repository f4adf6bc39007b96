using GenXai.Workflows.Contracts;
using Microsoft.AspNetCore.Http;

namespace GenXai.Hosting.Http.Responses;

/// <summary>The HTTP status of an error code (product.md, section 13).</summary>
internal static class ErrorStatus
{
    public static int Of(string code) => code switch
    {
        ErrorCodes.InvalidInput => StatusCodes.Status400BadRequest,
        ErrorCodes.Unauthorized => StatusCodes.Status401Unauthorized,
        ErrorCodes.Forbidden => StatusCodes.Status403Forbidden,
        ErrorCodes.RunNotFound or ErrorCodes.DefinitionNotFound or ErrorCodes.NotFound => StatusCodes.Status404NotFound,
        ErrorCodes.Conflict => StatusCodes.Status409Conflict,
        ErrorCodes.BudgetExceeded or ErrorCodes.RateLimited => StatusCodes.Status429TooManyRequests,
        ErrorCodes.StorageError => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
