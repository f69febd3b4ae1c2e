using System.Text.Json;
using System.Text.Json.Nodes;
using CphBot.Simulator.Cloud;
using Xunit;

namespace CphBot.Tests.Simulator;

public sealed class SimulatedPhoneListTests : IAsyncLifetime
{
    private SimulatorOnTest _simulator = null!;

    public async Task InitializeAsync() => _simulator = await SimulatorOnTest.StartAsync();

    public async Task DisposeAsync() => await _simulator.DisposeAsync();

    [Fact]
    public async Task A_listed_phone_has_the_fields_and_types_of_the_real_service()
    {
        var answer = await _simulator.GetAsync("/phones?phone_name=web-0007");

        Assert.Equal(200, answer.Status);
        Assert.Equal(1, answer.Body.GetProperty("count").GetInt32());
        AssertJson(
            $$"""
            {
              "phone_name": "web-0007", "server_id": "{{_simulator.Cloud.Fleet.ServerId(0)}}", "phone_id": "{{_simulator.Cloud.PhoneId("web-0007")}}",
              "phone_model_name": "rx1.cp.c60.d10.e1v1", "image_id": "5cf0b8e1a4a64a3f8c3a1e5f6b7d8c90", "image_version": "AOSP11_24.06.1",
              "vnc_enable": "true", "status": 2, "type": 0, "imei": "", "traffic_type": "direct", "volume_mode": 0, "availability_zone": "cn-north-4a",
              "metadata": { "order_id": "CS2601050800SIM01", "product_id": "00301-0000-0--0" }, "has_encrypt": false,
              "create_time": "2026-01-05T08:00:06Z", "update_time": "2026-01-05T08:00:06Z"
            }
            """,
            answer.Items("phones").Single());
    }

    [Fact]
    public async Task Phones_come_newest_first_a_hundred_at_a_time()
    {
        var first = await _simulator.GetAsync("/phones");
        var second = await _simulator.GetAsync("/phones?offset=100&limit=200");

        Assert.Equal(200, first.Body.GetProperty("count").GetInt32());
        var names = first.Items("phones").Concat(second.Items("phones")).Select(phone => phone.GetProperty("phone_name").GetString()).ToArray();
        Assert.Equal(Enumerable.Range(1, 200).Reverse().Select(number => $"web-{number:D4}"), names);
        Assert.Equal(100, first.Items("phones").Count());
    }

    [Theory]
    [InlineData("/phones?limit=201")]
    [InlineData("/phones?limit=0")]
    [InlineData("/phones?limit=many")]
    [InlineData("/phones?offset=-1")]
    [InlineData("/servers?limit=101")]
    [InlineData("/jobs?request_id=x&limit=101")]
    public async Task A_window_out_of_range_is_CPS_0002(string path)
    {
        var answer = await _simulator.GetAsync(path);

        Assert.Equal((400, "CPS.0002"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Filters_narrow_together_and_nothing_found_is_an_empty_list()
    {
        var server = _simulator.Cloud.Fleet.ServerId(1);
        _simulator.Cloud.SetStatus("web-0050", -7);

        Assert.Equal(40, (await _simulator.GetAsync($"/phones?server_id={server}")).Items("phones").Count());
        Assert.Equal("web-0050", (await _simulator.GetAsync($"/phones?server_id={server}&status=-7")).Items("phones").Single().GetProperty("phone_name").GetString());
        Assert.Empty((await _simulator.GetAsync($"/phones?server_id={server}&phone_name=web-0007")).Items("phones"));
        Assert.Empty((await _simulator.GetAsync("/phones?type=1")).Items("phones"));
        Assert.Empty((await _simulator.GetAsync("/phones?server_id=0123")).Items("phones"));
        Assert.Empty((await _simulator.GetAsync("/phones?offset=5000")).Items("phones"));
        Assert.Equal("CPS.0010", (await _simulator.GetAsync("/phones?status=running")).Code);
    }

    [Fact]
    public async Task A_phones_page_is_flat_and_says_how_to_reach_it()
    {
        var answer = await _simulator.GetAsync($"/phones/{_simulator.Cloud.PhoneId("web-0041")}");

        Assert.Equal("web-0041", answer.Body.GetProperty("phone_name").GetString());
        Assert.Equal(JsonValueKind.String, answer.Body.GetProperty("property").ValueKind);
        Assert.Equal(["adb", "vnc"], answer.Items("access_infos").Select(access => access.GetProperty("type").GetString()));
        Assert.Equal(_simulator.Cloud.Fleet.ServerId(1), answer.Body.GetProperty("server_id").GetString());
    }

    [Theory]
    [InlineData("/phones/0123456789abcdef0123456789abcdef", "CPS.0005")]
    [InlineData("/servers/0123456789abcdef0123456789abcdef", "CPS.0015")]
    [InlineData("/jobs/0123456789abcdef0123456789abcdef", "CPS.0011")]
    [InlineData("/jobs?request_id=0123456789abcdef0123456789abcdef", "CPS.0050")]
    public async Task What_does_not_exist_is_404_with_its_code(string path, string code)
    {
        var answer = await _simulator.GetAsync(path);

        Assert.Equal((404, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Servers_are_listed_and_shown()
    {
        var all = await _simulator.GetAsync("/servers");
        var named = await _simulator.GetAsync("/servers?server_name=cph-02&status=5");
        var shown = await _simulator.GetAsync($"/servers/{_simulator.Cloud.Fleet.ServerId(1)}");

        Assert.Equal(["cph-05", "cph-04", "cph-03", "cph-02", "cph-01"], all.Items("servers").Select(server => server.GetProperty("server_name").GetString()));
        Assert.Equal(_simulator.Cloud.Fleet.ServerId(1), named.Items("servers").Single().GetProperty("server_id").GetString());
        Assert.Equal("cph-02", shown.Body.GetProperty("server_name").GetString());
        Assert.Equal(5, shown.Body.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task A_hundred_thousand_phones_are_listed_to_the_last_page()
    {
        await using var large = await SimulatorOnTest.StartAsync(new SimulatedCloudOptions { Phones = 100_000 });

        var last = await large.GetAsync("/phones?offset=99900&limit=200");

        Assert.Equal(100_000, last.Body.GetProperty("count").GetInt32());
        Assert.Equal("web-0001", last.Items("phones").Last().GetProperty("phone_name").GetString());
        Assert.Equal(100, last.Items("phones").Count());
        Assert.Equal("web-99999", (await large.GetAsync($"/phones/{large.Cloud.PhoneId("web-99999")}")).Body.GetProperty("phone_name").GetString());
    }

    [Fact]
    public void The_same_seed_gives_the_same_ids_and_another_seed_others()
    {
        var one = new SimulatedCloud(TimeProvider.System).PhoneId("web-0001");
        var other = new SimulatedCloud(TimeProvider.System, new SimulatedCloudOptions { Seed = 2 }).PhoneId("web-0001");

        Assert.Equal(_simulator.Cloud.PhoneId("web-0001"), one);
        Assert.NotEqual(other, one);
    }

    private static void AssertJson(string expected, JsonElement actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual.GetRawText())), actual.GetRawText());
}
