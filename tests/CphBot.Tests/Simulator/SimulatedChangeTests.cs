using System.Text.Json;
using CphBot.Simulator.Cloud;
using Xunit;

namespace CphBot.Tests.Simulator;

/// <summary>Names, properties, disks, traffic, connections and backups of phones, and names of servers.</summary>
public sealed class SimulatedChangeTests : IAsyncLifetime
{
    private SimulatorOnTest _simulator = null!;

    private SimulatedCloud Cloud => _simulator.Cloud;

    public async Task InitializeAsync() => _simulator = await SimulatorOnTest.StartAsync();

    public async Task DisposeAsync() => await _simulator.DisposeAsync();

    [Fact]
    public async Task A_new_name_shows_at_once_and_the_old_one_is_gone()
    {
        var phoneId = Cloud.PhoneId("web-0007");
        var serverId = Cloud.ServerId("cph-02");

        await _simulator.CallAsync(HttpMethod.Put, $"/phones/{phoneId}", new { phone_name = "till_7-收银" });
        await _simulator.CallAsync(HttpMethod.Put, $"/servers/{serverId}", new { server_name = "shop-east" });

        Assert.Equal("till_7-收银", (await DetailAsync("till_7-收银")).GetProperty("phone_name").GetString());
        Assert.False(Cloud.HasPhone("web-0007"));
        Assert.Equal((phoneId, serverId), (Cloud.PhoneId("till_7-收银"), Cloud.ServerId("shop-east")));
        Assert.Equal(serverId, (await _simulator.GetAsync("/servers?server_name=east")).Items("servers").Single().GetProperty("server_id").GetString());
    }

    [Fact]
    public async Task A_property_shows_in_the_detail_once_its_job_is_done_and_may_be_set_on_a_stopped_phone()
    {
        Cloud.SetStatus("web-0007", 8);

        var answer = await SetPropertyAsync("web-0007", """{"com.cph.mainkeys":"1","persist.sys.locale":"fr-FR"}""");

        Assert.Equal([null], answer.ItemCodes);
        Assert.DoesNotContain("fr-FR", (await DetailAsync("web-0007")).GetProperty("property").GetString());
        _simulator.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(
            """{"com.cph.mainkeys":"1","persist.sys.locale":"fr-FR","ro.install.auto":"1"}""",
            (await DetailAsync("web-0007")).GetProperty("property").GetString());
    }

    [Theory]
    [InlineData("""{"com.cph.bandwidth_limit":"0"}""", "CPS.0164")]
    [InlineData("""{"com.cph.bandwidth_limit":"-1"}""", null)]
    [InlineData("""{"sys.prop.writeimsi":"1234567890123456"}""", "CPS.0164")]
    [InlineData("""{"sys.prop.writephonenum":"+49"}""", "CPS.0164")]
    [InlineData("""{"sys.prop.writephonenum":"004915112345678"}""", null)]
    public async Task A_value_that_a_property_cannot_have_is_refused_for_its_phone(string property, string? code) =>
        Assert.Equal([code], (await SetPropertyAsync("web-0007", property)).ItemCodes);

    [Theory]
    [InlineData("/phones/batch-restart")]
    [InlineData("/phones/batch-reset")]
    public async Task A_restart_or_reset_may_set_properties_on_the_way(string path)
    {
        await _simulator.PostAsync(path, new { phones = new[] { new { phone_id = Cloud.PhoneId("web-0007"), property = """{"disable.status.bar":"1"}""" } } });
        _simulator.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Contains("disable.status.bar", (await DetailAsync("web-0007")).GetProperty("property").GetString());
    }

    [Fact]
    public async Task A_disk_only_grows()
    {
        async Task<Answer> ExpandAsync(int size) =>
            await _simulator.PostAsync("/phones/expand-volume", new { phones = new[] { new { phone_id = Cloud.PhoneId("web-0007"), new_size = size } } });

        Assert.Equal([null], (await ExpandAsync(64)).ItemCodes);
        _simulator.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal([CpsMessages.SizeTooSmall], (await ExpandAsync(63)).ItemCodes);
        Assert.Equal([null], (await ExpandAsync(64)).ItemCodes);
        _simulator.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(64, (await DetailAsync("web-0007")).GetProperty("phone_data_volume").GetProperty("volume_size").GetInt32());
    }

    [Fact]
    public async Task Traffic_is_switched_for_each_phone()
    {
        await _simulator.PostAsync("/phones-traffic", new { traffic_type = "routing", phone_ids = new[] { Cloud.PhoneId("web-0007") } });
        _simulator.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("routing", (await DetailAsync("web-0007")).GetProperty("traffic_type").GetString());
        Assert.Equal("direct", (await DetailAsync("web-0008")).GetProperty("traffic_type").GetString());
    }

    [Fact]
    public async Task A_connection_has_a_ticket_of_its_own_each_time_and_phones_that_do_not_run_are_errors()
    {
        Cloud.SetStatus("web-0002", 8);
        var body = new { client_type = "ANDROID", phone_ids = new[] { Cloud.PhoneId("web-0001"), Cloud.PhoneId("web-0002"), "unknown" } };

        var first = await _simulator.PostAsync("/phones/batch-connection", body);
        var second = await _simulator.PostAsync("/phones/batch-connection", body);

        var connection = first.Items("connect_infos").Single();
        Assert.Equal(Cloud.PhoneId("web-0001"), connection.GetProperty("phone_id").GetString());
        var access = connection.GetProperty("access_info");
        Assert.Equal("1772330400000", access.GetProperty("timestamp").GetString());
        Assert.Equal(JsonValueKind.Number, access.GetProperty("access_port").ValueKind);
        Assert.Equal(["CPS.0141", "CPS.0005"], first.Items("errors").Select(error => error.GetProperty("error_code").GetString()));
        Assert.NotEqual(Ticket(first), Ticket(second));

        static string? Ticket(Answer answer) => answer.Items("connect_infos").Single().GetProperty("access_info").GetProperty("ticket").GetString();
    }

    [Fact]
    public async Task What_was_exported_before_a_reset_comes_back_by_a_restore()
    {
        await _simulator.PostAsync(
            "/phones/commands", new { command = "install", content = "obs://apps/com.acme.shop.apk", phone_ids = new[] { Cloud.PhoneId("web-0007") } });
        _simulator.Time.Advance(TimeSpan.FromSeconds(10));
        await ExportAsync("web-0007", "backups/7.tar");
        _simulator.Time.Advance(TimeSpan.FromSeconds(10));
        await _simulator.PostAsync("/phones/batch-reset", new { phones = new[] { new { phone_id = Cloud.PhoneId("web-0007") } } });
        _simulator.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.DoesNotContain("com.acme.shop", Cloud.PackagesOf("web-0007"));

        await RestoreAsync("web-0007", "backups/7.tar");
        _simulator.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Contains("com.acme.shop", Cloud.PackagesOf("web-0007"));
    }

    [Fact]
    public async Task A_restore_of_what_was_never_exported_fails()
    {
        var accepted = await RestoreAsync("web-0007", "backups/7.tar");
        _simulator.Time.Advance(TimeSpan.FromSeconds(10));

        var job = (await _simulator.GetAsync($"/jobs?request_id={accepted.RequestId}")).Items("jobs").Single();
        Assert.Equal((-1, "CPS.0104"), (job.GetProperty("status").GetInt32(), job.GetProperty("error_code").GetString()));
    }

    private Task<Answer> ExportAsync(string name, string path) => _simulator.PostAsync(
        "/phones/batch-storage",
        new { storage_infos = new[] { new { phone_id = Cloud.PhoneId(name), bucket_name = "backups", object_path = path, include_files = new[] { "/data/*" } } } });

    private Task<Answer> RestoreAsync(string name, string path) => _simulator.PostAsync(
        "/phones/batch-restore", new { restore_infos = new[] { new { phone_id = Cloud.PhoneId(name), bucket_name = "backups", object_path = path } } });

    private Task<Answer> SetPropertyAsync(string name, string property) =>
        _simulator.PostAsync("/phones/batch-update-property", new { phones = new[] { new { phone_id = Cloud.PhoneId(name), property } } });

    private async Task<JsonElement> DetailAsync(string name) => (await _simulator.GetAsync($"/phones/{Cloud.PhoneId(name)}")).Body;
}
