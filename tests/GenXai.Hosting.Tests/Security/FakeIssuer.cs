using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GenXai.Hosting.Tests.Security;

/// <summary>An OpenID Connect issuer on the loopback, with a key of its own.</summary>
internal sealed class FakeIssuer : IAsyncDisposable
{
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly RsaSecurityKey _key;
    private readonly WebApplication _app;

    public FakeIssuer()
    {
        _key = new RsaSecurityKey(_rsa) { KeyId = "one" };
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        _app = builder.Build();
        _app.UseRouting();
        _app.MapGet("/.well-known/openid-configuration", context => WriteAsync(context, new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["issuer"] = Address,
            ["jwks_uri"] = Address + "/keys",
        }));
        _app.MapGet("/keys", context => WriteAsync(context, new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["keys"] = new[]
            {
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["kty"] = "RSA",
                    ["kid"] = "one",
                    ["use"] = "sig",
                    ["n"] = Base64UrlEncoder.Encode(_rsa.ExportParameters(false).Modulus),
                    ["e"] = Base64UrlEncoder.Encode(_rsa.ExportParameters(false).Exponent),
                },
            },
        }));
    }

    public string Address { get; private set; } = "";

    public async Task StartAsync()
    {
        await _app.StartAsync();
        Address = _app.Urls.Single();
    }

    public string Token(string audience, TimeSpan lives, string? issuer = null, SecurityKey? key = null, params string[] roles)
    {
        var now = DateTime.UtcNow;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Address,
            Audience = audience,
            NotBefore = now.AddHours(-2),
            IssuedAt = now.AddHours(-2),
            Expires = now + lives,
            Subject = new ClaimsIdentity([new Claim("sub", "ada"), .. roles.Select(role => new Claim("roles", role))]),
            SigningCredentials = new SigningCredentials(key ?? _key, SecurityAlgorithms.RsaSha256),
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _rsa.Dispose();
    }

    private static Task WriteAsync(HttpContext context, object value) =>
        context.Response.WriteAsync(JsonSerializer.Serialize(value));
}
