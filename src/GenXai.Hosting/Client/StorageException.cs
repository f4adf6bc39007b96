using GenXai.Workflows.Contracts;

namespace GenXai.Hosting.Client;

/// <summary>The store cannot be used. The message says what, where and how to mend it; trying again does not help.</summary>
public sealed class StorageException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, where, and how to mend it.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public StorageException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The error code: <c>storage_error</c>.</summary>
    public string Code { get; } = ErrorCodes.StorageError;
}
