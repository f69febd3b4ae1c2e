using CphBot.Cloud;
using CphBot.Tests.Cloud.Peers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Xunit;

namespace CphBot.Tests.Cloud;

public sealed class CloudOptionsTests
{
    private const string Main = "Cloud:Projects:main:";

    [Theory]
    [InlineData(Main + "CphEndpoint", null)]
    [InlineData(Main + "CphEndpoint", "cph.test")]
    [InlineData(Main + "CphEndpoint", "http://cph.test")]
    [InlineData(Main + "CphEndpoint", "ftp://localhost")]
    [InlineData(Main + "CphEndpoint", "https://user:pw@cph.test")]
    [InlineData(Main + "CphEndpoint", "https://cph.test/?a=b")]
    [InlineData(Main + "IamEndpoint", null)]
    [InlineData(Main + "IamEndpoint", "http://iam.test")]
    [InlineData(Main + "Region", "")]
    [InlineData(Main + "DomainName", null)]
    [InlineData(Main + "UserName", " ")]
    [InlineData(Main + "Password", null)]
    [InlineData("Cloud:RequestTimeout", "00:05:00")]
    [InlineData("Cloud:RequestTimeout", "00:00:00.5")]
    [InlineData("Cloud:RequestTimeout", "soon")]
    [InlineData("Cloud:SnapshotRefresh", "00:00:01")]
    [InlineData("Cloud:ReadsPerSecond", "0")]
    [InlineData("Cloud:WritesPerMinute", "0")]
    [InlineData("Cloud:WritesPerMinute", "many")]
    [InlineData("Cloud:BatchSize", "501")]
    public void A_bad_value_stops_the_start_with_one_line_that_names_the_key(string key, string? value)
    {
        var error = Assert.ThrowsAny<Exception>(() => OptionsOf(settings => settings[key] = value));
        Assert.Contains(key, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.DoesNotContain(CloudApp.Password, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AccessKey", "ak")]
    [InlineData("SecretKey", "sk")]
    [InlineData("ProjectId", "p")]
    public void Two_ways_in_are_one_too_many(string key, string value)
    {
        var error = Assert.Throws<OptionsValidationException>(() => OptionsOf(settings => settings[Main + key] = value));
        Assert.Contains("Cloud:Projects:main must have exactly one way in", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AccessKey")]
    [InlineData("SecretKey")]
    [InlineData("ProjectId")]
    public void An_access_key_comes_whole(string missing)
    {
        var error = Assert.Throws<OptionsValidationException>(() => OptionsOf(settings =>
        {
            CloudApp.UseAccessKey(settings);
            settings.Remove(Main + missing);
        }));
        Assert.Contains(Main + missing, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_way_in_or_a_project_there_is_no_start()
    {
        Assert.Contains("exactly one way in", Assert.Throws<OptionsValidationException>(() => OptionsOf(settings =>
        {
            settings.Clear();
            settings[Main + "CphEndpoint"] = "https://cph.test";
        })).Message, StringComparison.Ordinal);
        Assert.Contains("Cloud:Projects", Assert.Throws<OptionsValidationException>(() => OptionsOf(settings => settings.Clear())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_in_the_section_is_read_and_http_is_good_enough_on_this_machine()
    {
        var options = OptionsOf(settings =>
        {
            settings[Main + "CphEndpoint"] = "http://127.0.0.1:9000/cph";
            settings[Main + "IamEndpoint"] = "http://localhost:9000";
            settings[Main + "Channels:0"] = "19:abc@thread.tacv2";
            settings[Main + "AuditChannel"] = "19:audit@thread.tacv2";
            settings["Cloud:RequestTimeout"] = "00:00:07";
        });
        Assert.Equal(TimeSpan.FromSeconds(7), options.RequestTimeout);
        Assert.Equal((TimeSpan.FromMinutes(1), 5, 10, 100), (options.SnapshotRefresh, options.ReadsPerSecond, options.WritesPerMinute, options.BatchSize));
        Assert.Equal(["19:abc@thread.tacv2"], options.Projects["MAIN"].Channels);
        Assert.Equal("19:audit@thread.tacv2", options.Projects["main"].AuditChannel);
    }

    [Fact]
    public async Task The_start_itself_is_stopped_before_anything_runs()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddCloudPhones();
        using var host = builder.Build();
        await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
    }

    [Fact]
    public async Task Each_project_has_a_client_of_its_own_found_by_name_in_any_case()
    {
        await using var app = new CloudApp(settings =>
        {
            foreach (var (key, value) in CloudApp.Settings()) settings[key.Replace(":main:", ":Beta:", StringComparison.Ordinal)] = value;
        });
        Assert.Equal(["Beta", "main"], app.Clients.Projects);
        Assert.Same(app.Clients["beta"], app.Clients["BETA"]);
        Assert.NotSame(app.Clients["beta"].Budget, app.Clients["main"].Budget);
        Assert.Throws<KeyNotFoundException>(() => app.Clients["gamma"]);

        app.Cph.Otherwise(() => HttpPeer.Json(200, """{"phone_id":"a"}"""));
        await app.Clients["beta"].GetPhoneAsync("a", default);
        await app.Clients["main"].GetPhoneAsync("a", default);
        Assert.Equal(["token-1", "token-2"], app.Cph.Requests.Select(request => request.Headers["X-Auth-Token"]));
    }

    private static CloudOptions OptionsOf(Action<Dictionary<string, string?>> change)
    {
        var settings = CloudApp.Settings();
        change(settings);
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddCloudPhones()
            .BuildServiceProvider().GetRequiredService<IOptions<CloudOptions>>().Value;
    }
}
