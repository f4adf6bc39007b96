using System.Globalization;
using GenXai.Activities.Resilience.Limits;
using GenXai.Hosting.Http.Responses;
using GenXai.Workflows.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GenXai.Hosting.Security;

/// <summary>Decides who may send a request: by API key or token, by role, and how often. Refusals are logged.</summary>
public sealed class AccessControl
{
    private const string KeyHeader = "X-Api-Key";
    private const string Scheme = "Bearer ";
    private static readonly Caller Everyone = new("anonymous", [Role.Admin]);
    private readonly AccessSettings _settings;
    private readonly BearerTokens? _tokens;
    private readonly CallerRates? _rates;

    /// <summary>Makes it.</summary>
    /// <param name="settings">Who may call; without a fault.</param>
    /// <param name="rates">Counts requests, together with other processes; null: for this process alone.</param>
    /// <param name="time">The time of requests; null: the system's.</param>
    public AccessControl(AccessSettings settings, ILeaseStore? rates = null, TimeProvider? time = null)
    {
        _settings = settings;
        _tokens = settings.Issuer is { } issuer ? new BearerTokens(settings, issuer) : null;
        _rates = settings.RequestsPerMinute is { } rate
            ? new CallerRates(rates ?? new MemoryLeaseStore(), rate, time ?? TimeProvider.System)
            : null;
    }

    /// <summary>Everyone may do everything: for one machine, and for tests.</summary>
    public static AccessControl Open { get; } = new(new AccessSettings());

    /// <summary>True when nobody has to say who it is.</summary>
    public bool IsOpen => _settings.IsOpen;

    /// <summary>Knows the caller and lets it pass, or refuses.</summary>
    /// <exception cref="ApiException">401: not known; 403: not allowed; 429: too often.</exception>
    internal async Task<Caller> AdmitAsync(HttpContext http, Permission permission, ILogger log)
    {
        var caller = Everyone;
        if (!_settings.IsOpen)
        {
            var (known, refusal) = await KnowAsync(http.Request);
            caller = known ?? throw Unknown(http, refusal!, log);
            if (!RoleTable.May(caller.Roles, permission))
            {
                HostingLog.CallRefused(log, caller.Name, http.Request.Method, http.Request.Path, "its roles do not allow it");
                throw new ApiException(
                    StatusCodes.Status403Forbidden,
                    ErrorCodes.Forbidden,
                    $"{caller.Name} may not {http.Request.Method} {http.Request.Path}: that takes the role {RoleTable.Allowed(permission)}");
            }
        }

        await CheckRateAsync(http, caller, log);
        return caller;
    }

    private static ApiException Unknown(HttpContext http, string refusal, ILogger log)
    {
        HostingLog.CallRefused(log, "unknown", http.Request.Method, http.Request.Path, refusal);
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return new ApiException(
            StatusCodes.Status401Unauthorized,
            ErrorCodes.Unauthorized,
            $"{refusal}; send an API key of this host in the header {KeyHeader}, or a token as 'Authorization: Bearer'");
    }

    private async Task<(Caller? Caller, string? Refusal)> KnowAsync(HttpRequest request)
    {
        if (request.Headers[KeyHeader] is { Count: > 0 } keys)
        {
            // All are compared, so that the time does not tell which comes near.
            ApiKey? found = null;
            foreach (var key in _settings.Keys)
            {
                found = key.IsOf(keys[0] ?? "") ? key : found;
            }

            return found is null ? (null, "the API key is not known") : (new Caller(found.Name, [found.Role]), null);
        }

        var authorization = request.Headers.Authorization.ToString();
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return (null, "the request does not say who sends it");
        }

        return _tokens is null ? (null, "this host takes no tokens") : await _tokens.ReadAsync(authorization[Scheme.Length..].Trim());
    }

    private async Task CheckRateAsync(HttpContext http, Caller caller, ILogger log)
    {
        if (_rates is null || await _rates.TakeAsync(caller.Name, http.RequestAborted) is not { } wait)
        {
            return;
        }

        http.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        HostingLog.CallRefused(log, caller.Name, http.Request.Method, http.Request.Path, "too many requests");
        throw new ApiException(
            StatusCodes.Status429TooManyRequests,
            ErrorCodes.RateLimited,
            FormattableString.Invariant($"{caller.Name} has sent more than {_settings.RequestsPerMinute} requests in a minute, the most that this host takes; wait as Retry-After says"));
    }
}
