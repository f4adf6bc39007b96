using System.Security.Claims;
using GenXai.Hosting.Http.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace GenXai.Hosting.Security;

/// <summary>Knows callers by tokens of an OpenID Connect issuer, whose keys are fetched and kept.</summary>
internal sealed class BearerTokens
{
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly TokenValidationParameters _parameters;
    private readonly string _rolesClaim;

    public BearerTokens(AccessSettings settings, Uri issuer)
    {
        _rolesClaim = settings.RolesClaim;
        var retriever = new HttpDocumentRetriever { RequireHttps = !issuer.IsLoopback };
        _parameters = new TokenValidationParameters
        {
            ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
                issuer.OriginalString.TrimEnd('/') + "/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(), retriever),
            ValidIssuer = issuer.OriginalString,
            ValidAudience = settings.Audience,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromMinutes(1),
        };
    }

    /// <summary>The caller of a token; null and why when it is not taken.</summary>
    /// <exception cref="ApiException">The issuer cannot be reached, so that nothing can be said of the token.</exception>
    public async Task<(Caller? Caller, string? Refusal)> ReadAsync(string token)
    {
        var result = await _handler.ValidateTokenAsync(token, _parameters);
        if (!result.IsValid)
        {
            return result.Exception is SecurityTokenException or ArgumentException
                ? (null, Explain(result.Exception))
                : throw new ApiException(
                    StatusCodes.Status503ServiceUnavailable, Workflows.Contracts.ErrorCodes.Unauthorized, "the issuer of tokens cannot be asked now; try again later");
        }

        var identity = result.ClaimsIdentity;
        var words = identity.FindAll(_rolesClaim)
            .SelectMany(claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        List<Role> roles = [.. words.Select(RoleTable.Find).OfType<Role>()];
        return (new Caller(NameOf(identity), roles) { Groups = words }, null);
    }

    private static string NameOf(ClaimsIdentity identity) =>
        identity.FindFirst("preferred_username")?.Value ?? identity.FindFirst("sub")?.Value ?? identity.FindFirst("azp")?.Value ?? "unnamed";

    private static string Explain(Exception exception) => exception switch
    {
        SecurityTokenExpiredException => "the token has expired",
        SecurityTokenInvalidIssuerException => "the token is of another issuer",
        SecurityTokenInvalidAudienceException => "the token is for another audience",
        SecurityTokenNotYetValidException => "the token is not valid yet",
        _ => "the token is not a valid one of this host's issuer",
    };
}
