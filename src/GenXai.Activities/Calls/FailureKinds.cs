using System.Net;

namespace GenXai.Activities.Calls;

/// <summary>Which failures may pass when the call is made again (product.md, section 7).</summary>
internal static class FailureKinds
{
    public static bool IsTransient(Exception exception) => exception switch
    {
        HttpRequestException { StatusCode: { } status } => IsTransient(status),
        HttpRequestException or IOException or TimeoutException or OperationCanceledException => true,
        System.Net.Sockets.SocketException => true,
        _ => false,
    };

    public static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;
}
