using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using CphBot.Teams.Inbound;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace CphBot.Tests.Teams.Inbound;

public sealed class EndpointTests(SharedTeamsApp shared) : IClassFixture<SharedTeamsApp>
{
    private const int Limit = 256 * 1024;

    private readonly TeamsApp _app = shared.WithNothingReceived();

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"type\":7}")]
    [InlineData("{}")]
    [InlineData("{\"type\":\"message\"}")]
    [InlineData("{\"type\":\"message\",\"text\":\"\\ud800\"}")]
    public async Task What_is_no_activity_is_a_bad_request(string body) => Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(body));

    [Fact]
    public async Task Deep_JSON_is_a_bad_request() => Assert.Equal(
        HttpStatusCode.BadRequest, await StatusAsync($$"""{"type":"message","value":{{new string('[', 5000)}}{{new string(']', 5000)}}}"""));

    [Fact]
    public async Task Bytes_that_are_not_UTF8_are_a_bad_request()
    {
        using var response = await _app.PostAsync(_app.Tokens.Valid(), new ByteArrayContent([.. "{\"type\":\""u8, 0xC3, 0x28, .. "\"}"u8]));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Of_a_name_that_comes_twice_the_last_one_counts()
    {
        var message = TestSettings.Message(text: "first");
        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync(message[..^1] + ",\"text\":\"second\"}"));
        Assert.Equal("second", _app.Received.Single().Text);
    }

    [Theory]
    [InlineData(Limit, true, HttpStatusCode.Accepted)]
    [InlineData(Limit + 1, true, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(Limit, false, HttpStatusCode.Accepted)]
    [InlineData(Limit + 1, false, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_may_have_256_KB(int size, bool saysSo, HttpStatusCode expected)
    {
        var message = TestSettings.Message();
        var bytes = Encoding.UTF8.GetBytes(message + new string(' ', size - message.Length));
        using HttpContent content = saysSo ? new ByteArrayContent(bytes) : new StreamContent(new Unseekable(bytes));
        using var response = await _app.PostAsync(_app.Tokens.Valid(), content);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_stranger_is_turned_away_before_the_body_is_looked_at()
    {
        using var response = await _app.PostAsync(null, new string(' ', Limit + 1));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Only_POST_is_served()
    {
        using var response = await _app.GetAsync();
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Theory]
    [InlineData("webchat", TestSettings.Tenant)]
    [InlineData("msteams", TestSettings.OtherTenant)]
    public async Task What_our_policy_refuses_is_forbidden_without_a_word(string channel, string tenant)
    {
        using var response = await _app.PostAsync(_app.Tokens.Valid(), TestSettings.Message(channelId: channel, tenant: tenant, conversationTenant: tenant));

        Assert.Equal((HttpStatusCode.Forbidden, ""), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.Empty(_app.Received);
    }

    [Fact]
    public async Task Without_tokens_a_browser_page_cannot_call()
    {
        await using var app = await TeamsApp.StartAnonymousAsync();
        using var json = await app.PostAsync(null, TestSettings.Message("http://localhost:56150/_connector"));
        using var form = await app.PostAsync(null, new StringContent(TestSettings.Message("http://localhost:56150/_connector")));

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.UnsupportedMediaType), (json.StatusCode, form.StatusCode));
    }

    [Theory]
    [InlineData("127.0.0.1", 400)] // Its body is empty.
    [InlineData("192.168.0.7", 403)]
    public async Task Without_tokens_a_request_from_another_machine_is_refused_even_before_the_addresses_were_checked(string bound, int status)
    {
        await using var app = await TeamsApp.StartAnonymousAsync();
        var http = new DefaultHttpContext { RequestServices = app.Services, Request = { ContentType = "application/json" }, Connection = { LocalIpAddress = IPAddress.Parse(bound) } };
        var result = await app.Services.GetRequiredService<MessagesEndpoint>().HandleAsync(http, (_, _) => throw new InvalidOperationException());

        Assert.Equal(status, Assert.IsAssignableFrom<IStatusCodeHttpResult>(result).StatusCode);
    }

    [Fact]
    public async Task What_is_refused_is_counted_and_what_is_accepted_is_not()
    {
        await using var app = await TeamsApp.StartAsync();
        var meters = app.Services.GetRequiredService<IMeterFactory>();
        var counted = new List<object?>();
        using var listener = new MeterListener { InstrumentPublished = (found, by) => { if (found.Meter.Scope == meters && found.Name == "cphbot_teams_refused") by.EnableMeasurementEvents(found); } };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => counted.Add(tags[0].Value));
        listener.Start();

        foreach (var (token, body) in new[] { (app.Tokens.Valid(), TestSettings.Message()), (null, TestSettings.Message()), (app.Tokens.With("aud", "other"), TestSettings.Message()), (app.Tokens.Valid(), "[]") })
        {
            using var response = await app.PostAsync(token, body);
        }

        Assert.Equal(["no_token", "bad_token", "bad_body"], counted);
    }

    [Fact]
    public async Task No_secret_is_written_to_the_disk()
    {
        await using var app = await TeamsApp.StartAsync();
        Assert.DoesNotContain(app.Services.GetServices<IHostedService>(), service => service.GetType().Assembly == typeof(KeyManagementOptions).Assembly);
    }

    private async Task<HttpStatusCode> StatusAsync(string body)
    {
        using var response = await _app.PostAsync(_app.Tokens.Valid(), body);
        return response.StatusCode;
    }

    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
