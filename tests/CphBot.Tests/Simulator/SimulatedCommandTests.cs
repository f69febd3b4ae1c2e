using System.Text.Json;
using CphBot.Simulator.Cloud;
using Xunit;

namespace CphBot.Tests.Simulator;

/// <summary>Commands on phones, with and without waiting: what they answer and what they leave.</summary>
public sealed class SimulatedCommandTests : IAsyncLifetime
{
    private SimulatorOnTest _simulator = null!;

    private SimulatedCloud Cloud => _simulator.Cloud;

    public async Task InitializeAsync() => _simulator = await SimulatorOnTest.StartAsync();

    public async Task DisposeAsync() => await _simulator.DisposeAsync();

    [Theory]
    [InlineData("install", "obs://apps/com.acme.shop.apk", "com.acme.shop")]
    [InlineData("install", "-t -r obs://apps/builds/com.acme.shop-2.1.apk", "com.acme.shop")]
    [InlineData("install", "obs://apps/shop.apk", "com.simulated.shop")]
    [InlineData("install-multiple", "obs://apps/com.acme.shop-base.apk obs://apps/com.acme.shop-fr.apk", "com.acme.shop")]
    public async Task An_app_is_there_once_its_job_is_done_and_gone_once_it_is_uninstalled(string command, string content, string package)
    {
        var install = await RunAsync(command, content, "web-0007");
        Assert.DoesNotContain(package, Cloud.PackagesOf("web-0007"));
        Assert.Equal((2, "", "Success"), await EndAsync(install));
        Assert.Contains(package, Cloud.PackagesOf("web-0007"));
        Assert.DoesNotContain(package, Cloud.PackagesOf("web-0008"));

        Assert.Equal((2, "", "Success"), await EndAsync(await RunAsync("uninstall", package, "web-0007")));
        Assert.DoesNotContain(package, Cloud.PackagesOf("web-0007"));
    }

    [Theory]
    [InlineData("install", "obs://apps/missing.apk", "CPS.0104", "")]
    [InlineData("push", "obs://apps/missing.tar", "CPS.0104", "")]
    [InlineData("uninstall", "com.acme.shop", "CPS.0191", "Failure [DELETE_FAILED_INTERNAL_ERROR]")]
    [InlineData("shell", "exit 3", "CPS.0191", "")]
    public async Task A_command_fails_when_what_it_needs_is_not_there(string command, string content, string code, string output) =>
        Assert.Equal((-1, code, output), await EndAsync(await RunAsync(command, content, "web-0007")));

    [Fact]
    public async Task A_job_may_claim_an_installation_that_did_not_happen()
    {
        Cloud.Behave("web-0007", new PhoneBehaviour.JobSucceedsWithoutEffect());

        Assert.Equal(2, (await EndAsync(await RunAsync("install", "obs://apps/com.acme.shop.apk", "web-0007"))).Status);
        Assert.DoesNotContain("com.acme.shop", Cloud.PackagesOf("web-0007"));
    }

    [Fact]
    public async Task A_command_for_a_server_is_one_job_for_each_of_its_phones()
    {
        Cloud.SetStatus("web-0003", 8);

        var answer = await _simulator.PostAsync(
            "/phones/commands", new { command = "shell", content = "echo hello", server_ids = new[] { Cloud.ServerId("cph-01"), "unknown" } });

        Assert.Equal(39, answer.ItemCodes.Count(code => code is null));
        Assert.Equal("unknown", answer.Items("jobs").Single(item => Code(item) is "CPS.0097").GetProperty("server_id").GetString());
        Assert.Equal(Cloud.PhoneId("web-0003"), answer.Items("jobs").Single(item => Code(item) is "CPS.0141").GetProperty("phone_id").GetString());
    }

    [Theory]
    [InlineData("getprop sys.boot_completed", 2, "1")]
    [InlineData("getprop com.cph.mainkeys", 2, "0")]
    [InlineData("getprop no.such.property", 2, "")]
    [InlineData("pm list packages", 2, "package:com.android.settings")]
    [InlineData("pm list packages acme", 2, "")]
    [InlineData("echo one  two", 2, "one two")]
    [InlineData("input keyevent 3", 2, "")]
    [InlineData("dumpsys battery", 2, "dumpsys: done")]
    [InlineData("false", -1, "")]
    public async Task A_line_is_answered_at_once(string line, int status, string output)
    {
        var item = (await SyncAsync(line, "web-0007")).Items("jobs").Single();

        Assert.Equal((status, output), (item.GetProperty("status").GetInt32(), item.GetProperty("execute_msg").GetString()));
        Assert.Equal(status == 2 ? "" : "CPS.0191", Code(item));
        Assert.Equal(Cloud.PhoneId("web-0007"), item.GetProperty("phone_id").GetString());
        Assert.Equal(32, item.GetProperty("job_id").GetString()!.Length);
    }

    [Fact]
    public async Task A_restarted_phone_runs_before_it_says_that_it_has_booted()
    {
        await _simulator.RestartAsync("web-0007");
        _simulator.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((2, ""), (Cloud.StatusOf("web-0007"), await BootCompletedAsync("web-0007")));

        _simulator.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("1", await BootCompletedAsync("web-0007"));
    }

    [Fact]
    public async Task A_phone_may_run_and_never_boot()
    {
        Cloud.Behave("web-0007", new PhoneBehaviour.RunsButNeverBoots());
        await _simulator.RestartAsync("web-0007");
        _simulator.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal((2, ""), (Cloud.StatusOf("web-0007"), await BootCompletedAsync("web-0007")));
        await _simulator.RestartAsync("web-0007");
        _simulator.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("1", await BootCompletedAsync("web-0007"));
    }

    [Fact]
    public async Task A_failure_on_demand_waits_for_a_synchronous_command_and_still_shows_the_output()
    {
        Cloud.Behave("web-0007", PhoneBehaviour.Named("commandFails")!);
        Cloud.Behave("web-0008", PhoneBehaviour.Named("commandHangs")!);
        await _simulator.RestartAsync("web-0007");
        _simulator.Time.Advance(TimeSpan.FromMinutes(1));

        var items = (await SyncAsync("echo hello", "web-0007", "web-0008")).Items("jobs").ToArray();

        Assert.Equal((-1, "CPS.0191", "hello"), (items[0].GetProperty("status").GetInt32(), Code(items[0]), items[0].GetProperty("execute_msg").GetString()));
        Assert.Equal((1, ""), (items[1].GetProperty("status").GetInt32(), items[1].GetProperty("execute_msg").GetString()));
        Assert.Equal(2, (await SyncAsync("echo hello", "web-0007")).Items("jobs").Single().GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Phones_that_do_not_run_fail_each_by_itself()
    {
        Cloud.SetStatus("web-0001", 8);
        object body = new { command = "shell", content = "echo hello", phone_ids = new[] { Cloud.PhoneId("web-0001"), "unknown", Cloud.PhoneId("web-0002") } };

        var items = (await _simulator.PostAsync("/phones/sync-commands", body)).Items("jobs").ToArray();

        Assert.Equal(["CPS.0141", "CPS.0005", ""], items.Select(Code));
        Assert.Equal([-1, -1, 2], items.Select(item => item.GetProperty("status").GetInt32()));
    }

    [Fact]
    public async Task The_gateway_lets_six_calls_through_in_any_minute()
    {
        for (var call = 0; call < 6; call++)
        {
            Assert.Equal(200, (await SyncAsync("echo hello", "web-0007")).Status);
            _simulator.Time.Advance(TimeSpan.FromSeconds(5));
        }

        var refused = await SyncAsync("echo hello", "web-0007");
        Assert.Equal((429, "APIGW.0308"), (refused.Status, refused.Code));
        _simulator.Time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(429, (await SyncAsync("echo hello", "web-0007")).Status);
        _simulator.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await SyncAsync("echo hello", "web-0007")).Status);
        Assert.Equal(429, (await SyncAsync("echo hello", "web-0007")).Status);
    }

    [Fact]
    public async Task Long_output_is_cut_at_a_kilobyte()
    {
        var contents = string.Join(',', Enumerable.Range(0, 60).Select(number => $"\"property.number.{number:D4}\":\"v\""));
        await _simulator.PostAsync(
            "/phones/batch-update-property", new { phones = new[] { new { phone_id = Cloud.PhoneId("web-0007"), property = "{" + contents + "}" } } });
        _simulator.Time.Advance(TimeSpan.FromSeconds(10));

        var item = (await SyncAsync("getprop", "web-0007")).Items("jobs").Single();

        Assert.Equal(1024, item.GetProperty("execute_msg").GetString()!.Length);
    }

    private static string? Code(JsonElement item) => item.TryGetProperty("error_code", out var code) ? code.GetString() : null;

    private Task<Answer> RunAsync(string command, string content, params string[] names) =>
        _simulator.PostAsync("/phones/commands", new { command, content, phone_ids = names.Select(Cloud.PhoneId) });

    private Task<Answer> SyncAsync(string content, params string[] names) =>
        _simulator.PostAsync("/phones/sync-commands", new { command = "shell", content, phone_ids = names.Select(Cloud.PhoneId) });

    private async Task<string?> BootCompletedAsync(string name) =>
        (await SyncAsync("getprop sys.boot_completed", name)).Items("jobs").Single().GetProperty("execute_msg").GetString();

    /// <summary>How the one job of a request ended, a minute later.</summary>
    private async Task<(int Status, string? Code, string? Output)> EndAsync(Answer accepted)
    {
        _simulator.Time.Advance(TimeSpan.FromMinutes(1));
        var job = await _simulator.GetAsync($"/jobs/{accepted.Items("jobs").Single().GetProperty("job_id").GetString()}");
        return (job.Body.GetProperty("status").GetInt32(), job.Code, job.Body.GetProperty("execute_msg").GetString());
    }
}
