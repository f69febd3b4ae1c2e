using CphBot.Simulator.Cloud;
using Xunit;

namespace CphBot.Tests.Simulator;

/// <summary>Stop, start, reset, and the restart of servers and encoders: what they do to statuses and disks.</summary>
public sealed class SimulatedPowerTests : IAsyncLifetime
{
    private SimulatorOnTest _simulator = null!;

    private SimulatedCloud Cloud => _simulator.Cloud;

    public async Task InitializeAsync() => _simulator = await SimulatorOnTest.StartAsync();

    public async Task DisposeAsync() => await _simulator.DisposeAsync();

    [Fact]
    public async Task A_stopped_phone_stops_stays_stopped_and_starts_again_by_a_restart()
    {
        var stop = await _simulator.PostAsync("/phones/batch-stop", _simulator.PhoneIds("web-0007"));
        Assert.Equal([2, 7, 8], Seen("web-0007", seconds: 8));
        Assert.Equal(2, await JobStatusAsync(stop));
        Assert.Equal(1, Cloud.Effects("stop")["web-0007"]);

        await _simulator.RestartAsync("web-0007");
        Assert.Equal([8, 4, 2], Seen("web-0007", seconds: 12));
    }

    [Fact]
    public async Task Only_a_running_phone_is_stopped()
    {
        Cloud.SetStatus("web-0001", 8);
        Cloud.SetStatus("web-0002", -7);
        Cloud.SetStatus("web-0003", 6);
        await _simulator.RestartAsync("web-0004");

        var answer = await _simulator.PostAsync("/phones/batch-stop", _simulator.PhoneIds("web-0001", "web-0002", "web-0003", "web-0004", "web-0005"));

        Assert.Equal(["CPS.0141", "CPS.0141", "CPS.0053", "CPS.0141", null], answer.ItemCodes);
        Assert.Equal(["web-0005"], Cloud.Effects("stop").Keys);
    }

    [Fact]
    public async Task A_reset_wipes_apps_and_properties_powers_on_and_may_switch_the_image()
    {
        var image = await PublicImageAsync("AOSP11-next");
        await InstallAsync("web-0007", "com.acme.shop");
        await _simulator.PostAsync("/phones/batch-update-property", Phones("web-0007", """{"com.cph.mainkeys":"1"}"""));
        _simulator.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Contains("com.acme.shop", Cloud.PackagesOf("web-0007"));
        Cloud.SetStatus("web-0007", 8);

        await _simulator.PostAsync("/phones/batch-reset", new { image_id = image, phones = new[] { new { phone_id = Cloud.PhoneId("web-0007") } } });

        Assert.Equal([8, 3, 2], Seen("web-0007", seconds: 20));
        Assert.DoesNotContain("com.acme.shop", Cloud.PackagesOf("web-0007"));
        var phone = await _simulator.GetAsync($"/phones/{Cloud.PhoneId("web-0007")}");
        Assert.Equal("""{"com.cph.mainkeys":"0","ro.install.auto":"1"}""", phone.Body.GetProperty("property").GetString());
        Assert.Equal(image, phone.Body.GetProperty("image_id").GetString());
    }

    [Theory]
    [InlineData("batch-restart", -6, -6)]
    [InlineData("batch-reset", -5, -5)]
    [InlineData("batch-stop", -9, -9)]
    public async Task Each_kind_of_work_fails_in_its_own_way(string call, int failed, int claimed)
    {
        Cloud.Behave("web-0001", new PhoneBehaviour.JobFails("CPS.0054", "Late."));
        Cloud.Behave("web-0002", new PhoneBehaviour.JobSucceedsButRestartFailed());
        var body = call is "batch-stop" ? _simulator.PhoneIds("web-0001", "web-0002") : Phones(["web-0001", "web-0002"]);

        await _simulator.PostAsync($"/phones/{call}", body);
        _simulator.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal((failed, claimed), (Cloud.StatusOf("web-0001"), Cloud.StatusOf("web-0002")));
    }

    [Fact]
    public async Task A_failed_reset_and_one_without_effect_leave_the_disk_as_it_was()
    {
        foreach (var name in new[] { "web-0001", "web-0002" }) await InstallAsync(name, "com.acme.shop");
        _simulator.Time.Advance(TimeSpan.FromSeconds(10));
        Cloud.Behave("web-0001", new PhoneBehaviour.JobFails("CPS.0054", "Late."));
        Cloud.Behave("web-0002", new PhoneBehaviour.JobSucceedsWithoutEffect());

        var accepted = await _simulator.PostAsync("/phones/batch-reset", Phones(["web-0001", "web-0002"]));
        _simulator.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.All(["web-0001", "web-0002"], name => Assert.Contains("com.acme.shop", Cloud.PackagesOf(name)));
        var jobs = (await _simulator.GetAsync($"/jobs?request_id={accepted.RequestId}")).Items("jobs").Select(job => job.GetProperty("status").GetInt32());
        Assert.Equal([-1, 2], jobs.Order());
    }

    [Fact]
    public async Task A_server_restarts_with_all_its_phones_but_those_that_are_stopped()
    {
        Cloud.SetStatus("web-0040", 8);

        var answer = await _simulator.PostAsync("/servers/batch-restart", new { server_ids = new[] { Cloud.ServerId("cph-01") } });

        Assert.Equal(Cloud.ServerId("cph-01"), answer.Items("jobs").Single().GetProperty("server_id").GetString());
        Assert.Equal([5, 11, 13, 5], Seen("cph-01", seconds: 20));
        _simulator.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((2, 2, 8), (Cloud.StatusOf("web-0001"), Cloud.StatusOf("web-0039"), Cloud.StatusOf("web-0040")));
        Assert.Equal(1, Cloud.Effects("restart-servers")["cph-01"]);
        var job = (await _simulator.GetAsync($"/jobs?request_id={answer.RequestId}")).Items("jobs").Single();
        Assert.Equal((2, false), (job.GetProperty("status").GetInt32(), job.TryGetProperty("phone_id", out _)));
    }

    [Fact]
    public async Task The_phones_of_another_server_do_not_notice()
    {
        await _simulator.PostAsync("/servers/batch-restart", new { server_ids = new[] { Cloud.ServerId("cph-01") } });
        _simulator.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal((4, 2), (Cloud.StatusOf("web-0040"), Cloud.StatusOf("web-0041")));
    }

    [Fact]
    public async Task A_server_that_fails_to_stop_keeps_its_phones_and_one_without_an_end_keeps_them_away()
    {
        Cloud.Behave("cph-01", new PhoneBehaviour.JobFails("CPS.0054", "Late."));
        Cloud.Behave("cph-02", new PhoneBehaviour.JobNeverEnds());

        await _simulator.PostAsync("/servers/batch-restart", new { server_ids = new[] { Cloud.ServerId("cph-01"), Cloud.ServerId("cph-02") } });
        _simulator.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal((12, 2, 13, 4), (Cloud.StatusOf("cph-01"), Cloud.StatusOf("web-0001"), Cloud.StatusOf("cph-02"), Cloud.StatusOf("web-0041")));
    }

    [Fact]
    public async Task A_server_is_refused_by_itself()
    {
        Cloud.SetStatus("cph-01", 8);
        Cloud.SetStatus("cph-02", 2);
        await _simulator.PostAsync("/servers/batch-restart", new { server_ids = new[] { Cloud.ServerId("cph-03") } });

        var answer = await _simulator.PostAsync(
            "/servers/batch-restart", new { server_ids = new[] { "cph-01", "cph-02", "cph-03", "cph-04" }.Select(Cloud.ServerId).Append("unknown") });

        Assert.Equal(["CPS.1028", "CPS.0158", "CPS.0158", null, "CPS.0015"], answer.ItemCodes);
    }

    [Fact]
    public async Task An_encoder_restarts_and_its_server_does_not()
    {
        var answer = await _simulator.PostAsync("/encode-servers/batch-restart", new { encode_server_ids = new[] { Cloud.EncoderId("enc-01"), "unknown" } });

        Assert.Equal([null, "CPS.0123"], answer.ItemCodes);
        Assert.Equal([1, 3, 1], Seen("enc-01", seconds: 12));
        var job = (await _simulator.GetAsync($"/jobs?request_id={answer.RequestId}")).Items("jobs").Single();
        Assert.Equal(Cloud.EncoderId("enc-01"), job.GetProperty("encode_server_id").GetString());
        Assert.Equal(5, Cloud.StatusOf("cph-01"));
        var listed = (await _simulator.GetAsync($"/encode-servers?server_id={Cloud.ServerId("cph-01")}")).Items("encode_servers").Single();
        Assert.Equal(("enc-01", 1), (listed.GetProperty("encode_server_name").GetString(), listed.GetProperty("status").GetInt32()));
    }

    private object Phones(params string[] names) => new { phones = names.Select(name => new { phone_id = Cloud.PhoneId(name) }) };

    private object Phones(string name, string property) => new { phones = new[] { new { phone_id = Cloud.PhoneId(name), property } } };

    private Task<Answer> InstallAsync(string name, string package) => _simulator.PostAsync(
        "/phones/commands", new { command = "install", content = $"-r obs://apps/{package}-1.apk", phone_ids = new[] { Cloud.PhoneId(name) } });

    private async Task<string> PublicImageAsync(string name) => (await _simulator.GetAsync("/phone-images?image_type=public")).Items("phone_images")
        .Single(image => image.GetProperty("image_name").GetString() == name).GetProperty("image_id").GetString()!;

    private async Task<int> JobStatusAsync(Answer accepted) =>
        (await _simulator.GetAsync($"/jobs?request_id={accepted.RequestId}")).Items("jobs").Single().GetProperty("status").GetInt32();

    /// <summary>The statuses that something goes through, second by second.</summary>
    private List<int> Seen(string name, int seconds)
    {
        List<int> seen = [Cloud.StatusOf(name)];
        for (var second = 0; second < seconds; second++)
        {
            _simulator.Time.Advance(TimeSpan.FromSeconds(1));
            if (Cloud.StatusOf(name) is var status && seen[^1] != status) seen.Add(status);
        }

        return seen;
    }
}
