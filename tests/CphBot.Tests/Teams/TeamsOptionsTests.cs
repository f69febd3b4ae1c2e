using Microsoft.Extensions.Hosting;
using Xunit;

namespace CphBot.Tests.Teams;

public sealed class TeamsOptionsTests
{
    [Theory]
    [InlineData("Teams:AppId", "")]
    [InlineData("Teams:AppId", "my-bot")]
    [InlineData("Teams:TenantId", "")]
    [InlineData("Teams:TenantId", "contoso.onmicrosoft.com")]
    [InlineData("Teams:ClientSecret", "")]
    [InlineData("Teams:ManagedIdentityClientId", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee")] // A second credential.
    [InlineData("Teams:Authority", "http://login.microsoftonline.com")]
    [InlineData("Teams:Authority", "login")]
    [InlineData("Teams:OpenIdMetadataUrl", "http://login.botframework.com/")]
    [InlineData("Teams:Issuer", "")]
    [InlineData("Teams:AllowedTenants:0", "contoso")]
    [InlineData("Teams:EntraCallers:0", "*")]
    [InlineData("Teams:AllowedServiceHosts:0", "https://smba.trafficmanager.net")]
    [InlineData("Teams:AllowedServiceHosts:0", "*.trafficmanager.net")]
    [InlineData("Teams:AllowedServiceHosts:0", "smba.trafficmanager.net/emea")]
    [InlineData("Teams:AllowedServiceHosts:0", "")]
    [InlineData("Teams:Anonymous", "true")]
    public async Task A_bad_value_stops_the_start_with_a_line_that_names_its_key(string key, string value)
    {
        var message = await TeamsApp.FailToStartAsync(Environments.Development, [.. TestSettings.Registered, (key, value)]);

        Assert.Contains(key.Replace(":0", "", StringComparison.Ordinal), message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret-value", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Teams:CertificatePath", "/nowhere/bot.pfx")]
    [InlineData("Teams:FederatedTokenFile", "/nowhere/token")]
    public async Task A_file_that_is_not_there_stops_the_start(string key, string path)
    {
        var message = await TeamsApp.FailToStartAsync(Environments.Production, [.. TestSettings.Registered.Where(pair => pair.Key != "Teams:ClientSecret"), (key, path)]);
        Assert.Contains($"{key}: ", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Teams:AllowedServiceHosts:0", "smba.trafficmanager.net")]
    [InlineData("Teams:AllowedServiceHosts:0", "smba.trafficmanager.net:443")]
    [InlineData("Teams:AllowedServiceHosts:0", "localhost:56150")]
    [InlineData("Teams:AllowedServiceHosts:0", "[::1]:56150")]
    [InlineData("Teams:OpenIdMetadataUrl", "http://localhost:5000/metadata")]
    [InlineData("Teams:Authority", "https://login.microsoftonline.us")]
    public async Task A_good_value_starts(string key, string value)
    {
        await using var app = await TeamsApp.StartAsync((key, value));
    }

    [Fact]
    public async Task Without_tokens_only_a_developers_machine_starts()
    {
        await using var development = await TeamsApp.StartAnonymousAsync();
        Assert.Contains("Teams:Anonymous: ", await TeamsApp.FailToStartAsync(Environments.Production, TestSettings.Anonymous), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_configured_does_not_start() =>
        Assert.Contains("Teams:AppId: ", await TeamsApp.FailToStartAsync(Environments.Development, []), StringComparison.Ordinal);
}
