using System.Net;
using Xunit;

namespace CphBot.Tests.Teams.Inbound;

public sealed class SigningKeyTests
{
    private static readonly TestKey Next = new("key-2", "msteams");

    [Fact]
    public async Task A_new_key_is_fetched_while_its_first_token_waits()
    {
        await using var app = await TeamsApp.StartAsync();
        using var before = await app.PostAsync(app.Tokens.Valid(), TestSettings.Message());
        app.Keys.Publish(Next);
        using var after = await app.PostAsync(app.Tokens.Valid(), TestSettings.Message());

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (before.StatusCode, after.StatusCode));
        Assert.Equal(2, app.Keys.KeySets);
    }

    [Fact]
    public async Task A_flood_of_unknown_keys_fetches_once()
    {
        await using var app = await TeamsApp.StartAsync();
        using var first = await app.PostAsync(app.Tokens.Valid(), TestSettings.Message());
        for (var i = 0; i < 20; i++)
        {
            using var response = await app.PostAsync(app.Tokens.WithKeyId($"unknown-{i}"), TestSettings.Message());
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }

        Assert.Equal(2, app.Keys.KeySets);
    }

    [Fact]
    public async Task Keys_that_cannot_be_fetched_at_the_start_are_fetched_later()
    {
        await using var app = await TeamsApp.StartAsync();
        app.Keys.IsDown = true;
        using var down = await app.PostAsync(app.Tokens.Valid(), TestSettings.Message());
        app.Keys.IsDown = false;
        using var up = await app.PostAsync(app.Tokens.Valid(), TestSettings.Message());

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Accepted), (down.StatusCode, up.StatusCode));
    }

    [Fact]
    public async Task Known_keys_stay_good_while_their_publisher_is_down()
    {
        await using var app = await TeamsApp.StartAsync();
        using var before = await app.PostAsync(app.Tokens.Valid(), TestSettings.Message());
        app.Keys.IsDown = true;
        using var unknown = await app.PostAsync(app.Tokens.WithKeyId("unknown"), TestSettings.Message());
        using var known = await app.PostAsync(app.Tokens.Valid(), TestSettings.Message());

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Accepted), (unknown.StatusCode, known.StatusCode));
    }

    [Theory]
    [InlineData("webchat", "", HttpStatusCode.Unauthorized)]
    [InlineData(null, "", HttpStatusCode.Unauthorized)]
    [InlineData("webchat", "false", HttpStatusCode.Accepted)]
    public async Task A_key_must_be_endorsed_for_Teams_unless_that_is_switched_off(string? channel, string check, HttpStatusCode expected)
    {
        await using var app = await TeamsApp.StartAsync(("Teams:CheckEndorsements", check.Length > 0 ? check : "true"));
        app.Keys.Publish(new TestKey("key-3", channel));
        using var response = await app.PostAsync(app.Tokens.Valid(), TestSettings.Message());

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_key_is_found_by_its_id_only()
    {
        await using var app = await TeamsApp.StartAsync(("Teams:CheckEndorsements", "false"));
        using var response = await app.PostAsync(app.Tokens.WithKeyId("key-9"), TestSettings.Message());

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }
}
