using System.Net;
using Xunit;

namespace CphBot.Tests.Teams.Inbound;

public sealed class EntraTokenTests : IAsyncLifetime
{
    private static readonly TestKey Shared = new("entra-1", Issuer: "https://login.microsoftonline.com/{tenantid}/v2.0");
    private static readonly TestKey OtherTenants = new("entra-2", Issuer: $"https://login.microsoftonline.com/{TestSettings.OtherTenant}/v2.0");
    private static readonly TestKey Nobodys = new("entra-3");

    private static readonly Dictionary<string, Func<TestTokens, string>> Refused = new()
    {
        ["a person's"] = tokens => tokens.Entra("scp", "access_as_user"),
        ["of a type that is not an app's"] = tokens => tokens.Entra("idtyp", "user"),
        ["of an app that is not listed"] = tokens => tokens.Entra("azp", "cccccccc-0000-0000-0000-000000000002"),
        ["of the bot itself, as the emulator's"] = tokens => tokens.Entra("azp", TestSettings.AppId),
        ["of no app"] = tokens => tokens.Entra("azp", null),
        ["naming its app by the other version's claim"] = tokens => tokens.Bearer(
            tokens.Header(), TestTokens.Changed(TestTokens.Changed(tokens.EntraClaims(), "azp", null), "appid", TestTokens.EntraCaller)),
        ["of a version that is not its issuer's"] = tokens => tokens.Bearer(
            tokens.Header(), TestTokens.Changed(TestTokens.Changed(tokens.EntraClaims(), "ver", "1.0"), "appid", TestTokens.EntraCaller)),
        ["of another tenant by its claim"] = tokens => tokens.Entra("tid", TestSettings.OtherTenant),
        ["without a tenant"] = tokens => tokens.Entra("tid", null),
        ["of another tenant by its issuer"] = tokens => tokens.Entra("iss", $"https://login.microsoftonline.com/{TestSettings.OtherTenant}/v2.0"),
        ["for another app"] = tokens => tokens.Entra("aud", "99999999-bbbb-cccc-dddd-eeeeeeeeeeee"),
        ["expired"] = tokens => tokens.Entra("exp", tokens.At(TimeSpan.FromMinutes(-6))),
        ["naming another service URL"] = tokens => tokens.Entra("serviceurl", "https://smba.trafficmanager.net/amer/"),
    };

    private TeamsApp _app = null!;

    public static TheoryData<string> WhyRefused => [.. Refused.Keys];

    public async Task InitializeAsync()
    {
        _app = await TeamsApp.StartAsync(("Teams:EntraCallers:0", TestTokens.EntraCaller));
        _app.Keys.Publish(Shared, OtherTenants, Nobodys);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public Task A_listed_app_may_call_with_a_token_of_version_two() => ExpectAsync(
        HttpStatusCode.Accepted, _app.Tokens.Bearer(_app.Tokens.Header(), _app.Tokens.EntraClaims()));

    [Theory]
    [InlineData("api://")]
    [InlineData("api://botid-")]
    public Task The_audience_may_be_the_apps_URI(string prefix) => ExpectAsync(HttpStatusCode.Accepted, _app.Tokens.Entra("aud", prefix + TestSettings.AppId));

    [Fact]
    public Task A_listed_app_may_call_with_a_token_of_version_one()
    {
        var claims = _app.Tokens.EntraClaims();
        foreach (var (name, value) in new (string, string?)[] { ("iss", $"https://sts.windows.net/{TestSettings.Tenant}/"), ("ver", "1.0"), ("azp", null), ("appid", TestTokens.EntraCaller) })
        {
            TestTokens.Changed(claims, name, value);
        }

        return ExpectAsync(HttpStatusCode.Accepted, _app.Tokens.Bearer(_app.Tokens.Header(), claims));
    }

    [Theory]
    [MemberData(nameof(WhyRefused))]
    public Task A_token_is_refused_that_is(string reason) => ExpectAsync(HttpStatusCode.Unauthorized, Refused[reason](_app.Tokens));

    [Fact]
    public async Task A_key_signs_only_for_the_issuer_that_it_was_published_for()
    {
        foreach (var key in (TestKey[])[OtherTenants, Nobodys])
        {
            var tokens = new TestTokens(key, _app.Time);
            await ExpectAsync(HttpStatusCode.Unauthorized, tokens.Bearer(tokens.Header(), tokens.EntraClaims()));
        }
    }

    private async Task ExpectAsync(HttpStatusCode expected, string token)
    {
        using var response = await _app.PostAsync(token, TestSettings.Message());
        Assert.Equal(expected, response.StatusCode);
    }
}
