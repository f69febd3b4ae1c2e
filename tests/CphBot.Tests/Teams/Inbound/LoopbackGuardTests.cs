using System.Net;
using CphBot.Teams;
using CphBot.Teams.Inbound;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace CphBot.Tests.Teams.Inbound;

public sealed class LoopbackGuardTests
{
    [Theory]
    [InlineData("http://localhost:3978", true)]
    [InlineData("http://127.0.0.1:3978", true)]
    [InlineData("https://127.8.9.1:3978", true)]
    [InlineData("http://[::1]:3978", true)]
    [InlineData("http://0.0.0.0:3978", false)]
    [InlineData("http://[::]:3978", false)]
    [InlineData("http://*:3978", false)]
    [InlineData("http://+:3978", false)]
    [InlineData("http://192.168.0.7:3978", false)]
    [InlineData("http://localhost.example:3978", false)]
    [InlineData("http://unix:/tmp/bot.sock", false)]
    public void An_address_is_loopback_or_not(string address, bool isLoopback) => Assert.Equal(isLoopback, LoopbackGuard.IsLoopback(address));

    [Fact]
    public async Task Without_tokens_an_open_address_stops_the_start()
    {
        await using var app = Bind(IPAddress.Any);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => app.StartAsync());
        Assert.StartsWith("Teams:Anonymous:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_tokens_a_loopback_address_will_do()
    {
        await using var app = Bind(IPAddress.Loopback);
        await app.StartAsync();
        await app.StopAsync();
    }

    private static WebApplication Bind(IPAddress address)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(address, port: 0));
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("Teams:Anonymous", (string?)"true")]);
        builder.Services.AddRouting();
        builder.Services.AddTeams();
        var app = builder.Build();
        app.MapTeamsMessages((_, _) => Task.FromResult(Results.Ok()));
        return app;
    }
}
