using System.Reflection;
using CphBot.Access;
using CphBot.Cloud;
using CphBot.Hosting;
using CphBot.Hosting.Cluster;
using CphBot.Operations;
using CphBot.Storage;
using CphBot.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xunit;

namespace CphBot.Tests;

/// <summary>The shipped example is complete and valid, and a bad value stops the start with a line that names it.</summary>
public sealed class SettingsTests
{
    private static readonly string Example = Path.Combine(Repository.Root, "appsettings.example.json");

    [Fact]
    public async Task The_bot_starts_with_the_example()
    {
        var folder = Directory.CreateTempSubdirectory("cphbot-test-");
        await using (var bot = Build(folder, []))
        {
            await bot.StartAsync();
            await bot.StopAsync();
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public void Every_setting_is_in_the_example_and_the_example_has_no_other()
    {
        var settings = new ConfigurationBuilder().AddJsonFile(Example).Build();
        string[] alternatives = ["Teams:CertificatePath", "Teams:ManagedIdentityClientId", "Teams:FederatedTokenFile", "Cloud:Projects:game-eu:AccessKey", "Cloud:Projects:game-eu:SecretKey", "Cloud:Projects:game-eu:ProjectId"];
        var known = Keys(typeof(TeamsOptions), "Teams").Concat(Keys(typeof(CloudOptions), "Cloud")).Concat(Keys(typeof(CphProjectOptions), "Cloud:Projects:game-eu"))
            .Concat(Keys(typeof(AccessOptions), "Access")).Concat(Keys(typeof(RuleOptions), "Access:Rules:0"))
            .Concat(Keys(typeof(StorageOptions), "Storage")).Concat(Keys(typeof(OperationsOptions), "Operations"))
            .Concat(Keys(typeof(ClusterOptions), "Cluster").Where(key => key != "Cluster:IsOn")).ToList();
        var text = File.ReadAllText(Example);

        Assert.All(known.Except(alternatives).Where(key => !key.EndsWith(":Projects", StringComparison.Ordinal)), key => Assert.True(settings.GetSection(key).Exists() || settings.AsEnumerable().Any(pair => pair.Key == key), key));
        Assert.All(alternatives, key => Assert.Contains(key.Split(':')[^1], text, StringComparison.Ordinal));
        Assert.All(settings.AsEnumerable().Where(pair => pair.Value is not null), pair => Assert.Contains(known, key => pair.Key == key || pair.Key.StartsWith(key + ":", StringComparison.Ordinal)));
    }

    /// <summary>A password that is not named as one would be taken for a host, and shown wherever the host is.</summary>
    [Theory]
    [InlineData("redis:6379", true)]
    [InlineData("10.0.0.7:6379,password=Secret,defaultDatabase=1", true)]
    [InlineData("redis-1:6379,redis-2:6379,ssl=true", true)]
    [InlineData("redis", false)]
    [InlineData("redis://:Secret@redis:6379", false)]
    [InlineData("redis:6379,Secret", false)]
    [InlineData(":Secret@redis:6379", false)]
    [InlineData("redis:6379,nonsense=1", false)]
    public void Where_redis_is_takes_a_host_and_a_port_and_options_that_have_a_name(string redis, bool isRight)
    {
        var problems = new CphBot.Hosting.Cluster.ClusterOptions { Redis = redis }.Validate(new System.ComponentModel.DataAnnotations.ValidationContext(this)).ToList();

        Assert.Equal(isRight, problems.Count == 0);
        Assert.All(problems, problem => Assert.DoesNotContain("Secret", problem.ErrorMessage, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Operations:PollInterval", "01:00:00")]
    [InlineData("Operations:WaveSize", "0")]
    [InlineData("Operations:ErrorBudget", "many")]
    [InlineData("Storage:Provider", "Oracle")]
    [InlineData("Storage:ConnectionString", "nonsense")]
    [InlineData("Cloud:RequestTimeout", "00:05:00")]
    [InlineData("Cloud:Projects:game-eu:CphEndpoint", "http://cph.example.com")]
    [InlineData("Cluster:Redis", "redis:6379")]
    [InlineData("Cluster:Redis", "redis:6379,nonsense=1")]
    [InlineData("Cluster:GatewayPort", "0")]
    [InlineData("Teams:AppId", "")]
    [InlineData("Teams:CertificatePath", "/nowhere.pfx")]
    public async Task A_bad_value_stops_the_start_with_a_line_that_names_the_key(string key, string value)
    {
        var folder = Directory.CreateTempSubdirectory("cphbot-test-");
        await using (var bot = Build(folder, new Dictionary<string, string?> { [key] = value }))
        {
            var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => bot.StartAsync());
            Assert.Contains(refusal.Failures, line => line.Contains(key, StringComparison.Ordinal) || (key == "Teams:CertificatePath" && line.StartsWith("Teams: exactly one of", StringComparison.Ordinal)));
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Bad_values_are_told_a_line_each_before_anything_starts()
    {
        using var errors = new StringWriter();

        var exitCode = await BotStart.RunAsync(["--Operations:WaveSize=0", "--Cloud:ReadsPerSecond=0"], errors);

        var lines = errors.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1, exitCode);
        Assert.Contains("Operations:WaveSize: must be between 1 and 100.", lines);
        Assert.Contains(lines, line => line.StartsWith("Cloud:ReadsPerSecond", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("Exception", StringComparison.Ordinal) || line.StartsWith("   at ", StringComparison.Ordinal));
    }

    private static WebApplication Build(DirectoryInfo folder, Dictionary<string, string?> settings) => BotHost.Build([], builder =>
    {
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration.AddJsonFile(Example);
        builder.Configuration.AddInMemoryCollection([new("Storage:ConnectionString", $"Data Source={Path.Combine(folder.FullName, "cphbot.db")}")]);
        builder.Configuration.AddInMemoryCollection(settings);
    });

    private static IEnumerable<string> Keys(Type options, string section) =>
        options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => $"{section}:{property.Name}");
}
