using System.Net;
using System.Security.Cryptography;
using CphBot.Teams.Inbound;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CphBot.Tests.Teams.Inbound;

/// <summary>A token is verified once. What would refuse a token that comes for the first time refuses one that is known.</summary>
public sealed class KnownTokenTests
{
    private static readonly TestKey Next = new("key-2", "msteams");

    [Fact]
    public async Task A_token_that_was_found_valid_is_remembered()
    {
        await using var app = await TeamsApp.StartAsync();
        using var first = await app.PostAsync(app.Tokens.Valid(), TestSettings.Message());
        using var second = await app.PostAsync(app.Tokens.Valid(), TestSettings.Message());

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (first.StatusCode, second.StatusCode));
        Assert.Equal(1, Known(app).Count);
    }

    [Fact]
    public async Task A_known_token_falls_with_the_key_that_signed_it()
    {
        await using var app = await TeamsApp.StartAsync();
        var token = app.Tokens.Valid();
        using var before = await app.PostAsync(token, TestSettings.Message());
        app.Keys.Publish(Next);

        // The first token of the new key has the keys fetched again.
        using var next = await app.PostAsync(app.Tokens.Valid(), TestSettings.Message());
        using var after = await app.PostAsync(token, TestSettings.Message());

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.Unauthorized), (before.StatusCode, next.StatusCode, after.StatusCode));
    }

    [Fact]
    public async Task A_known_token_ends_with_its_time()
    {
        await using var app = await TeamsApp.StartAsync();
        var token = app.Tokens.Valid();
        using var first = await app.PostAsync(token, TestSettings.Message());
        app.Time.Advance(TimeSpan.FromMinutes(63) + TimeSpan.FromSeconds(59));
        using var last = await app.PostAsync(token, TestSettings.Message());
        app.Time.Advance(TimeSpan.FromSeconds(2));
        using var late = await app.PostAsync(token, TestSettings.Message());

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.Unauthorized), (first.StatusCode, last.StatusCode, late.StatusCode));
        Assert.Equal(0, Known(app).Count);
    }

    [Fact]
    public async Task A_known_token_is_good_for_its_own_service_URL_only()
    {
        await using var app = await TeamsApp.StartAsync();
        var token = app.Tokens.Valid();
        using var own = await app.PostAsync(token, TestSettings.Message());
        using var other = await app.PostAsync(token, TestSettings.Message(serviceUrl: "https://smba.trafficmanager.net/amer/"));
        using var tenant = await app.PostAsync(token, TestSettings.Message(tenant: TestSettings.OtherTenant, conversationTenant: TestSettings.OtherTenant));

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (own.StatusCode, other.StatusCode, tenant.StatusCode));
    }

    [Fact]
    public async Task A_known_token_with_another_signature_is_another_token()
    {
        await using var app = await TeamsApp.StartAsync();
        var token = app.Tokens.Valid();
        using var first = await app.PostAsync(token, TestSettings.Message());
        var forged = $"{token[..token.LastIndexOf('.')]}.{TestTokens.Encode(RandomNumberGenerator.GetBytes(256))}";
        using var second = await app.PostAsync(forged, TestSettings.Message());

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Unauthorized), (first.StatusCode, second.StatusCode));
    }

    [Fact]
    public async Task What_is_refused_is_not_remembered()
    {
        await using var app = await TeamsApp.StartAsync();
        using var response = await app.PostAsync(app.Tokens.With("aud", "99999999-bbbb-cccc-dddd-eeeeeeeeeeee"), TestSettings.Message());

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(0, Known(app).Count);
    }

    [Fact]
    public async Task Their_number_is_bounded()
    {
        await using var app = await TeamsApp.StartAsync();
        for (var number = 0; number <= KnownTokens.Most; number++)
        {
            using var response = await app.PostAsync(app.Tokens.With("jti", $"{number}"), TestSettings.Message());
            Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        }

        Assert.Equal(1, Known(app).Count);
    }

    private static KnownTokens Known(TeamsApp app) => app.Services.GetRequiredService<KnownTokens>();
}
