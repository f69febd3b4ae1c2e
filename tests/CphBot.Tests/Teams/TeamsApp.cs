using System.Net.Http.Headers;
using System.Text;
using CphBot.Teams;
using CphBot.Teams.Activities;
using CphBot.Teams.Inbound;
using CphBot.Teams.Outbound;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CphBot.Tests.Teams;

/// <summary>The Teams channel alone, in memory: the keys' publisher, the connector and the token issuer are answered by the test.</summary>
internal sealed class TeamsApp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TeamsApp(WebApplication app) => _app = app;

    public required FakeTimeProvider Time { get; init; }

    public required KeyPublisher Keys { get; init; }

    public required HttpAnswers Connector { get; init; }

    public required HttpAnswers TokenIssuer { get; init; }

    /// <summary>What came through the door.</summary>
    public List<Activity> Received { get; } = [];

    public ConnectorClient Client => _app.Services.GetRequiredService<ConnectorClient>();

    public TestTokens Tokens => new(Keys.Key, Time);

    public IServiceProvider Services => _app.Services;

    public static async Task<TeamsApp> StartAsync(params (string Key, string Value)[] settings)
    {
        var app = Build(Environments.Production, TestSettings.Registered, settings);
        await app._app.StartAsync();
        return app;
    }

    public static async Task<TeamsApp> StartAnonymousAsync(params (string Key, string Value)[] settings)
    {
        var app = Build(Environments.Development, TestSettings.Anonymous, settings);
        await app._app.StartAsync();
        return app;
    }

    /// <summary>The message of the failure to start, which is all that the operator sees.</summary>
    public static async Task<string> FailToStartAsync(string environment, IEnumerable<(string Key, string Value)> settings)
    {
        await using var app = Build(environment, [], settings);
        return (await Assert.ThrowsAnyAsync<Exception>(() => app._app.StartAsync())).Message;
    }

    public async Task<HttpResponseMessage> PostAsync(string? authorization, HttpContent body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = body };
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await _app.GetTestClient().SendAsync(request);
    }

    public Task<HttpResponseMessage> PostAsync(string? authorization, string json) =>
        PostAsync(authorization, new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json")));

    public Task<HttpResponseMessage> GetAsync() => _app.GetTestClient().GetAsync("/api/messages");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static TeamsApp Build(string environment, IEnumerable<(string Key, string Value)> defaults, IEnumerable<(string Key, string Value)> settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseTestServer();
        builder.Services.AddRouting();
        builder.Configuration.AddInMemoryCollection(defaults.Concat(settings).GroupBy(pair => pair.Key).Select(pairs => KeyValuePair.Create(pairs.Key, (string?)pairs.Last().Value)));
        var (time, keys, connector, issuer) = (new FakeTimeProvider(TestTokens.Start), new KeyPublisher(), new HttpAnswers(), new HttpAnswers());
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddTeams();
        builder.Services.Configure<JwtBearerOptions>(TokenSchemes.BotFramework, options => options.BackchannelHttpHandler = keys);
        builder.Services.Configure<JwtBearerOptions>(TokenSchemes.Entra, options => options.BackchannelHttpHandler = keys);
        builder.Services.AddHttpClient(ConnectorClient.ClientName).ConfigurePrimaryHttpMessageHandler(() => connector);
        builder.Services.AddHttpClient(TokenHttp.ClientName).ConfigurePrimaryHttpMessageHandler(() => issuer);

        var app = new TeamsApp(builder.Build()) { Time = time, Keys = keys, Connector = connector, TokenIssuer = issuer };
        app._app.UseRouting();
        app._app.MapTeamsMessages((_, activity) =>
        {
            app.Received.Add(activity);
            return Task.FromResult(Results.StatusCode(202));
        });
        return app;
    }
}
