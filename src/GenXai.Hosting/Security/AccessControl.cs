using System.Globalization;
using System.Threading.RateLimiting;
using GenXai.Hosting.Http.Responses;
using GenXai.Workflows.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GenXai.Hosting.Security;

/// <summary>Decides who may send a request: by API key or token, by role, and how often. Refusals are logged.</summary>
public sealed class AccessControl : IDisposable
{
    private const string KeyHeader = "X-Api-Key";
    private const string Scheme = "Bearer ";
    private static readonly Caller Everyone = new("anonymous", [Role.Admin]);
    private readonly AccessSettings _settings;
    private readonly BearerTokens? _tokens;
    private readonly PartitionedRateLimiter<string>? _rates;

    /// <summary>Makes it.</summary>
    /// <param name="settings">Who may call; without a fault.</param>
    public AccessControl(AccessSettings settings)
    {
        _settings = settings;
        _tokens = settings.Issuer is { } issuer ? new BearerTokens(settings, issuer) : null;
        _rates = settings.RequestsPerMinute is { } rate
            ? PartitionedRateLimiter.Create<string, string>(caller => RateLimitPartition.GetSlidingWindowLimiter(
                caller,
                _ => new SlidingWindowRateLimiterOptions { PermitLimit = rate, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 }))
            : null;
    }

    /// <summary>Everyone may do everything: for one machine, and for tests.</summary>
    public static AccessControl Open { get; } = new(new AccessSettings());

    /// <summary>True when nobody has to say who it is.</summary>
    public bool IsOpen => _settings.IsOpen;

    /// <inheritdoc />
    public void Dispose() => _rates?.Dispose();

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

        CheckRate(http, caller, log);
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

    private void CheckRate(HttpContext http, Caller caller, ILogger log)
    {
        if (_rates is null)
        {
            return;
        }

        using var lease = _rates.AttemptAcquire(caller.Name);
        if (lease.IsAcquired)
        {
            return;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10);
        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        HostingLog.CallRefused(log, caller.Name, http.Request.Method, http.Request.Path, "too many requests");
        throw new ApiException(
            StatusCodes.Status429TooManyRequests,
            ErrorCodes.RateLimited,
            FormattableString.Invariant($"{caller.Name} has sent more than {_settings.RequestsPerMinute} requests in a minute, the most that this host takes; wait as Retry-After says"));
    }
}
