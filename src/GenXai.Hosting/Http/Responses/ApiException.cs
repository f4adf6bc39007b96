using GenXai.Workflows.Contracts;

namespace GenXai.Hosting.Http.Responses;

/// <summary>A request that is refused with a status of its own.</summary>
internal sealed class ApiException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">One of <see cref="ErrorCodes"/>.</param>
    /// <param name="message">What is wrong and how to mend it.</param>
    public ApiException(int status, string code, string message)
        : base(message)
    {
        Status = status;
        Code = code;
    }

    public int Status { get; }

    public string Code { get; }
}
