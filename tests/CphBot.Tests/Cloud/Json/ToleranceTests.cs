using System.Text;
using CphBot.Cloud;
using CphBot.Cloud.Jobs;
using CphBot.Cloud.Json;
using CphBot.Cloud.Phones;
using CphBot.Cloud.Servers;
using CphBot.Tests.Cloud.Peers;
using Xunit;

namespace CphBot.Tests.Cloud.Json;

public sealed class ToleranceTests
{
    private static readonly DateTimeOffset In2021 = new(2021, 2, 18, 11, 48, 40, TimeSpan.Zero);

    [Theory]
    [InlineData("4", 4)]
    [InlineData("\"4\"", 4)]
    [InlineData("4.0", 4)]
    [InlineData("\"4.0\"", 4)]
    [InlineData("\" -6 \"", -6)]
    [InlineData("4e0", 4)]
    [InlineData("99", 99)]
    [InlineData("4.5", int.MinValue)]
    [InlineData("99999999999", int.MinValue)]
    [InlineData("1e400", int.MinValue)]
    [InlineData("\"running\"", int.MinValue)]
    [InlineData("\"\"", int.MinValue)]
    [InlineData("null", int.MinValue)]
    [InlineData("{\"a\":[1]}", int.MinValue)]
    [InlineData("[2]", int.MinValue)]
    [InlineData("true", int.MinValue)]
    public void A_status_is_read_in_every_spelling_and_anything_else_is_unknown(string json, int status) =>
        Assert.Equal((PhoneStatus)status, Only($$"""{"phone_id":"a","status":{{json}}}""").Status);

    [Fact]
    public void A_phone_without_a_status_is_unknown_and_not_being_created() =>
        Assert.Equal(PhoneStatus.Unknown, Only("""{"phone_id":"a"}""").Status);

    [Theory]
    [InlineData("\"2021-02-18T11:48:40Z\"")]
    [InlineData("\"2021-02-18T11:48:40.000000Z\"")]
    [InlineData("\"2021-02-18 11:48:40\"")]
    [InlineData("\"2021-02-18T19:48:40+08:00\"")]
    [InlineData("1613648920")]
    [InlineData("1613648920000")]
    [InlineData("\"1613648920000\"")]
    public void An_instant_is_read_in_every_spelling(string json) =>
        Assert.Equal(In2021, Only($$"""{"phone_id":"a","update_time":{{json}}}""").UpdateTime);

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"soon\"")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    [InlineData("\"0001-01-01T00:00:00Z\"")]
    [InlineData("{}")]
    public void What_is_no_instant_is_none(string json) =>
        Assert.Null(Only($$"""{"phone_id":"a","update_time":{{json}}}""").UpdateTime);

    [Fact]
    public void Null_empty_and_absent_are_the_same_and_a_number_may_be_a_name()
    {
        var phones = PhoneCalls.ReadList("""
            {"request_id":"r","phones":[{"phone_id":"a","phone_name":"","server_id":null,"status":2},{"phone_id":17,"phone_name":5,"server_id":"s","image_id":"","status":2}]}
            """u8.ToArray())!.Items;
        Assert.Equal([new Phone("a", "a", "", PhoneStatus.Running), new Phone("17", "5", "s", PhoneStatus.Running)], phones);
    }

    [Fact]
    public void One_bad_item_does_not_lose_the_list()
    {
        var page = PhoneCalls.ReadList("""
            {"request_id":"r","count":"6","phones":[1,null,"x",[{"phone_id":"nested"}],{"phone_name":"no id"},{"phone_id":"a","phone_name":"web-1","server_id":"s","status":2,"metadata":""}]}
            """u8.ToArray())!;
        Assert.Equal((6, 6), (page.Total, page.Received));
        Assert.Equal("a", page.Items.Single().PhoneId);
    }

    [Fact]
    public async Task A_byte_order_mark_and_bytes_that_are_no_text_do_not_lose_the_list()
    {
        await using var app = new CloudApp();
        byte[] body = [0xEF, 0xBB, 0xBF, .. "{\"request_id\":\"r\",\"phones\":[{\"phone_id\":\"a\",\"phone_name\":\"x"u8, 0xFF, .. "\"},{\"phone_id\":\"b\",\"phone_name\":\"\\ud800\"}]}"u8];
        app.Cph.AnswersWith(null, _ => Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent(body) }));
        var page = await app.Client.ListPhonesAsync(PhoneFilter.None, 0, 10, default);
        Assert.Equal(["x\uFFFD", "b"], page.Items.Select(phone => phone.PhoneName));
    }

    [Fact]
    public void A_phones_own_page_is_read_whole()
    {
        var detail = PhoneCalls.ReadDetail("""
            {"request_id":"r","phone_id":"a","phone_name":"web-1","server_id":"s","status":"2","type":"0","vnc_enable":"true","has_encrypt":false,"traffic_type":"routing",
             "volume_mode":1,"phone_data_volume":{"volume_type":"SSD","volume_size":"20"},"imei":"86","property":"{\"sys.prop.writephonenum\":\"123\",}","phone_model_name":"m",
             "access_infos":[{"type":"adb","phone_ip":"10.0.0.5","listen_port":5555.0,"public_ip":"","access_port":"10001","server_ip":"10.0.0.1"},
             {"type":"vnc","device_ip":"10.0.0.5","access_ip":"1.2.3.4","intranet_ip":"10.0.0.1"},"odd"]}
            """u8.ToArray())!;

        Assert.Equal(new Phone("a", "web-1", "s", PhoneStatus.Running, "m"), detail.Phone);
        Assert.Equal(
            (0, "routing", true, "SSD", 20, true, false),
            (detail.Type, detail.TrafficType, detail.OwnsDataVolume, detail.DataVolumeType, detail.DataVolumeSizeGiB, detail.IsVncEnabled, detail.IsEncrypted));
        Assert.Equal(
            [new PhoneAccess("adb", "10.0.0.5", 5555, null, 10001) { ServerIp = "10.0.0.1" }, new PhoneAccess("vnc", "10.0.0.5", null, "1.2.3.4", null) { ServerIp = "10.0.0.1" }],
            detail.Access);
        Assert.DoesNotContain("writephonenum", detail.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_phones_page_with_nested_parts_that_are_odd_or_missing_is_read_too()
    {
        var detail = PhoneCalls.ReadDetail("""{"phone_id":"a","access_infos":"","phone_data_volume":"","vnc_enable":"maybe"}"""u8.ToArray())!;
        Assert.Equal((0, null, null), (detail.Access.Count, detail.DataVolumeType, detail.IsVncEnabled));
    }

    [Fact]
    public void A_servers_own_page_is_read_whole()
    {
        var detail = ServerCalls.ReadDetail("""
            {"server_id":"s","server_name":"host-1","status":5,"network_version":"v2","keypair_name":"k","vpc_id":"v","cidr":"10.0.0.0/8","subnet_id":"n","subnet_cidr":"10.1.0.0/16",
             "addresses":[{"server_ip":"10.0.0.1","public_ip":"1.2.3.4"},{"intranet_ip":"10.0.0.2","access_ip":""}],"enterprise_project_id":0,
             "band_widths":[{"band_width_name":"b","band_width_size":"300","create_time":"2021-02-18 11:48:40"}],
             "volumes":[{"volume_name":"data","volume_type":"GPSSD","volume_size":2.0}],"share_volume_info":{"volume_type":"SSD","size":100},"create_time":"2021-02-18T11:48:40Z"}
            """u8.ToArray())!;

        Assert.Equal(new Server("s", "host-1", ServerStatus.Normal, null, null, null, "v2", In2021), detail.Server);
        Assert.Equal(["1.2.3.4"], detail.PublicIps);
        Assert.Equal(["10.0.0.1", "10.0.0.2"], detail.ServerIps);
        Assert.Equal(("k", "v", "10.0.0.0/8", "n", "10.1.0.0/16", "0"), (detail.KeypairName, detail.VpcId, detail.VpcCidr, detail.SubnetId, detail.SubnetCidr, detail.EnterpriseProjectId));
        Assert.Equal([new ServerVolume("data", "GPSSD", 2)], detail.Volumes);
        Assert.Equal(new ServerVolume(null, "SSD", 100), detail.SharedVolume);
        Assert.Equal([new ServerBandwidth("b", 300)], detail.Bandwidths);
    }

    [Theory]
    [InlineData("""{"job_id":"j","status":2,"phone_id":"a","error_code":"","error_msg":null}""", 2, null)]
    [InlineData("""{"job_id":"j","status":"-1","phone_id":"a","error_code":"CPS.0054","error_msg":""}""", -1, "CPS.0054")]
    [InlineData("""{"job_id":"j","status":1.0,"phone_id":"a"}""", 1, null)]
    [InlineData("""{"job_id":"j","status":77,"phone_id":"a"}""", 77, null)]
    [InlineData("""{"job_id":"j","phone_id":"a"}""", 0, null)]
    public async Task A_jobs_error_is_its_own_and_a_status_nobody_knows_is_kept(string body, int status, string? code)
    {
        await using var app = new CloudApp();
        app.Cph.Answers("GET /v1/p-1/cloud-phone/jobs/j", 200, body);
        Assert.Equal(new Job("j", (JobStatus)status, "a", ErrorCode: code), await app.Client.GetJobAsync("j", default));
    }

    [Fact]
    public void A_job_of_a_server_may_name_it_by_its_old_name() =>
        Assert.Equal("n", JobCalls.ReadDetail("""{"job_id":"j","status":1,"node_id":"n"}"""u8.ToArray())!.ServerId);

    [Fact]
    public async Task An_answer_about_a_job_that_names_none_is_an_error()
    {
        await using var app = new CloudApp();
        app.Cph.Answers(null, 200, """{"request_id":"r","error_code":"CPS.0011","error_msg":"job not found"}""");
        Assert.Equal(CphErrorKind.NotFound, (await Assert.ThrowsAsync<CphException>(() => app.Client.GetJobAsync("j", default))).Kind);
    }

    [Fact]
    public async Task Json_that_is_nested_without_end_is_a_bad_reply()
    {
        await using var app = new CloudApp();
        app.Cph.Answers(null, 200, """{"phones":""" + new string('[', 100_000));
        Assert.Equal(CphErrorKind.BadReply, (await Assert.ThrowsAsync<CphException>(() => app.Client.ListPhonesAsync(PhoneFilter.None, 0, 10, default))).Kind);
    }

    [Fact]
    public void The_epoch_is_told_apart_from_its_milliseconds_by_size()
    {
        Assert.Equal(new DateTimeOffset(1970, 1, 2, 0, 0, 0, TimeSpan.Zero), LenientTime.Parse("86400"));
        Assert.Equal(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), LenientTime.Parse("1704067200000"));
    }

    private static Phone Only(string phone) =>
        PhoneCalls.ReadList(Encoding.UTF8.GetBytes($$"""{"request_id":"r","phones":[{{phone}}]}"""))!.Items.Single();
}
