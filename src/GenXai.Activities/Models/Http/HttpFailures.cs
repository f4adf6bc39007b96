using System.ClientModel;
using System.Text.Json;
using Azure.Identity;

namespace GenXai.Activities.Models.Http;

/// <summary>Sorts what the clients of services throw: may it pass, was there an answer, and what should a person do.</summary>
internal static class HttpFailures
{
    private static readonly string[] QuotaCodes = ["insufficient_quota", "billing_hard_limit_reached", "billing_not_active"];

    public static ModelException Describe(Exception exception, HttpModelInfo info)
    {
        var place = $"{info.Provider}/{info.Model}";
        return exception switch
        {
            ClientResultException { Status: > 0 } answered when answered.GetRawResponse()?.Status is >= 200 and < 300 => Unreadable(place, info, exception),
            ClientResultException { Status: > 0 } answered => Answered(answered, info, place),
            AuthenticationFailedException => new ModelException(
                $"{place}: the machine's identity gave no access: {FailureText.Shown(FirstLine(exception.Message), info)}; set {info.KeySetting}, or sign in (az login)",
                transient: false,
                exception),
            JsonException or FormatException or ArgumentException or InvalidOperationException or KeyNotFoundException
                or NullReferenceException or IndexOutOfRangeException => Unreadable(place, info, exception),
            OperationCanceledException or TimeoutException => Unanswered(place, "no answer in time", exception),
            _ when Inner<HttpRequestException>(exception) is { } cut =>
                Unanswered(place, $"the connection failed: {FailureText.Shown(cut.Message, info)}", exception),
            _ when Inner<IOException>(exception) is { } cut =>
                Unanswered(place, $"the connection was cut: {FailureText.Shown(cut.Message, info)}", exception),
            AggregateException { InnerException: { } inner } => Describe(inner, info),
            ClientResultException => Unanswered(place, FailureText.Shown(exception.Message, info), exception),
            _ => new ModelException($"{place}: {FailureText.Shown(exception.Message, info)} ({exception.GetType().Name})", transient: false, exception),
        };
    }

    private static ModelException Answered(ClientResultException exception, HttpModelInfo info, string place)
    {
        var response = exception.GetRawResponse();
        var error = ServiceError.Read(response?.Content);
        var said = FailureText.Shown(error.Message, info) is { Length: > 0 } text ? ": " + text : string.Empty;
        var status = exception.Status;
        ModelException Permanent(string message) => new($"{place}: {message}", transient: false, exception) { Answered = true };

        if (QuotaCodes.Any(error.Says) || status == 402)
        {
            return Permanent($"the quota is used up (HTTP {status}){said}; raise it or use another model");
        }

        if (status == 429)
        {
            return new ModelException($"{place}: too many requests (HTTP 429){said}", transient: true, exception, RetryAfter.Seconds(response)) { Answered = true };
        }

        if (status == 408 || status >= 500)
        {
            return new ModelException($"{place}: the service failed (HTTP {status}){said}", transient: true, exception, RetryAfter.Seconds(response))
            {
                Answered = true,
                ServiceFault = true,
            };
        }

        return status switch
        {
            // What services say of a refused key repeats parts of it.
            401 => Permanent($"the key was refused (HTTP 401); check {info.KeySetting}"),
            403 => Permanent($"access is not allowed (HTTP 403); check what {info.KeySetting} may do, and the network rules of the service"),
            404 => Permanent($"there is no such model or deployment, or the address is wrong (HTTP 404){said}"),
            _ when error.Says("content_filter") || error.Says("content_policy") => Permanent($"the service's content filter refused the prompt (HTTP {status}){said}"),
            _ => Permanent($"the request was refused (HTTP {status}){said}"),
        };
    }

    private static ModelException Unreadable(string place, HttpModelInfo info, Exception exception) => new(
        $"{place}: the service answered, but not with a reply of a model ({exception.GetType().Name}); "
            + $"if it never does, check the address that is set beside {info.KeySetting}: a proxy or another kind of service may stand there",
        transient: true,
        exception)
    {
        Answered = true,
        ServiceFault = true,
    };

    private static ModelException Unanswered(string place, string what, Exception exception) =>
        new($"{place}: {what}", transient: true, exception) { ServiceFault = true };

    private static T? Inner<T>(Exception? exception)
        where T : Exception
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is T found)
            {
                return found;
            }
        }

        return null;
    }

    private static string FirstLine(string text) => text.Split('\n')[0];
}
