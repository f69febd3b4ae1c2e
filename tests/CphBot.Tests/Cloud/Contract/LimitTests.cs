using CphBot.Cloud;
using CphBot.Cloud.Adb;
using CphBot.Cloud.Bandwidths;
using CphBot.Cloud.Phones;
using CphBot.Cloud.Purchases;
using CphBot.Cloud.ShareFiles;
using CphBot.Cloud.Tags;
using CphBot.Tests.Cloud.Peers;
using Xunit;

namespace CphBot.Tests.Cloud.Contract;

/// <summary>The limits of the API, which are looked at before anything is sent; and asked for by whoever talks to people.</summary>
public sealed class LimitTests
{
    private static readonly ObsObject Tar = new("files", "a.tar");

    private static readonly Dictionary<string, Func<CphClient, SendWindow, Task>> BeyondThem = new()
    {
        ["11 phones to connect to"] = (cloud, _) => cloud.ShowConnectInfosAsync(Ids(11), PhoneClientType.Ios, default),
        ["101 phones to set the traffic of"] = (cloud, window) => cloud.SetPhoneTrafficAsync(Ids(101), PhoneTraffic.Direct, window, default),
        ["16 phones to wait for"] = (cloud, window) => cloud.RunSyncCommandAsync("id", Ids(16), window, default),
        ["101 phones to stop"] = (cloud, window) => cloud.StopPhonesAsync(Ids(101), window, default),
        ["101 phones to reset"] = (cloud, window) => cloud.ResetPhonesAsync(Ids(101), null, window, default),
        ["101 phones to run a command on"] = (cloud, window) => cloud.RunCommandAsync(AdbCommand.Shell, "id", Ids(101), window, default),
        ["101 servers to run a command on"] = (cloud, window) => cloud.RunCommandOnServersAsync(AdbCommand.Shell, "id", Ids(101), window, default),
        ["101 servers to restart"] = (cloud, window) => cloud.RestartServersAsync(Ids(101), window, default),
        ["no server to restart"] = (cloud, window) => cloud.RestartServersAsync([], window, default),
        ["an encoder without an id"] = (cloud, window) => cloud.RestartEncodeServersAsync(["e", " "], window, default),
        ["101 servers to share with"] = (cloud, window) => cloud.PushShareFilesAsync(Tar, Ids(101), window, default),
        ["21 servers for a file system"] = (cloud, window) => cloud.AttachShareFilesystemAsync(new ShareFilesystem("f"), Ids(21), window, default),
        ["21 servers to take a file system from"] = (cloud, window) => cloud.DetachShareFilesystemAsync("f", Ids(21), window, default),
        ["a file system without an id"] = (cloud, window) => cloud.DetachShareFilesystemAsync(" ", ["s"], window, default),
        ["a page of 501 shared apps"] = (cloud, _) => cloud.ListShareAppsSnapshotAsync("s", null, null, 501, default),
        ["a page of 101 phone models"] = (cloud, _) => cloud.ListPhoneModelsAsync(null, 0, 101, default),
        ["a page of 101 offerings"] = (cloud, _) => cloud.ListServerModelOfferingsAsync(null, 101, default),
        ["a page of 101 lines"] = (cloud, _) => cloud.ListBandwidthsAsync(0, 101, default),
        ["a page of 101 own images"] = (cloud, _) => cloud.ListImagesAsync(CphBot.Cloud.Images.ImageFilter.None, 0, 101, default),
        ["a page of 101 servers"] = (cloud, _) => cloud.ListServersAsync(CphBot.Cloud.Servers.ServerFilter.None, 0, 101, default),
        ["a page of 201 phones"] = (cloud, _) => cloud.ListPhonesAsync(PhoneFilter.None, 0, 201, default),
        ["a page before the first"] = (cloud, _) => cloud.ListPhonesAsync(PhoneFilter.None, -1, 200, default),
        ["11 servers to delete"] = (cloud, window) => cloud.DeleteServersAsync(Ids(11), window, default),
        ["a page of 51 files"] = (cloud, window) => cloud.ListShareFilesAsync("/data", ["s"], 0, 51, window, default),
        ["a page of 101 encoders"] = (cloud, _) => cloud.ListEncodeServersAsync(CphBot.Cloud.EncodeServers.EncodeServerFilter.None, 0, 101, default),
        ["a page of 501 images"] = (cloud, _) => cloud.ListPhoneImagesAsync(CphBot.Cloud.Images.PhoneImageType.All, null, 501, default),
        ["a page of 1,001 tags"] = (cloud, _) => cloud.ListTagsAsync(0, 1001, default),
        ["a page of no events"] = (cloud, _) => cloud.ListScheduledEventsAsync(CphBot.Cloud.Events.ScheduledEventFilter.None, null, 0, default),
        ["a phone with two sizes"] = (cloud, window) => cloud.ExpandPhoneVolumesAsync([new("a", 10), new("a", 20)], window, default),
        ["a disk of 32,768 GiB"] = (cloud, window) => cloud.ExpandPhoneVolumesAsync([new("a", 32_768)], window, default),
        ["a property that is no JSON"] = (cloud, window) => cloud.UpdatePhonePropertiesAsync([new("a", "{\"a\":1,}")], window, default),
        ["no property"] = (cloud, window) => cloud.UpdatePhonePropertiesAsync([new("a", null)], window, default),
        ["a restart with a property that is no JSON"] = (cloud, window) => cloud.RestartPhonesAsync([new PhoneProperty("a", "x")], null, window, default),
        ["a name with a space"] = (cloud, window) => cloud.RenamePhoneAsync("a", "web 1", window, default),
        ["a server's name of 61 characters"] = (cloud, window) => cloud.RenameServerAsync("s", new string('x', 61), window, default),
        ["a phone that is a dot segment"] = (cloud, window) => cloud.RenamePhoneAsync("..", "web", window, default),
        ["a command of 1,025 bytes"] = (cloud, window) => cloud.RunCommandAsync(AdbCommand.Shell, new string('x', 1025), ["a"], window, default),
        ["a command of 1,025 bytes to wait for"] = (cloud, window) => cloud.RunSyncCommandAsync(new string('x', 1025), ["a"], window, default),
        ["a push of an apk"] = (cloud, window) => cloud.RunCommandAsync(AdbCommand.Push, "obs://files/a.apk", ["a"], window, default),
        ["an export of /system"] = (cloud, window) => cloud.ExportPhoneDataAsync([new("a", ["/system/a"], Tar)], window, default),
        ["an import from no bucket"] = (cloud, window) => cloud.ImportPhoneDataAsync([new("a", new("F", "a.tar"))], window, default),
        ["a push of a zip"] = (cloud, window) => cloud.PushShareFilesAsync(new("files", "a.zip"), ["s"], window, default),
        ["a path with two dots"] = (cloud, window) => cloud.DeleteShareFilesAsync(["/data/../x"], ["s"], window, default),
        ["no path"] = (cloud, window) => cloud.DeleteShareFilesAsync([], ["s"], window, default),
        ["a package that is none"] = (cloud, window) => cloud.DeleteShareAppAsync("com.example..shop", ["s"], window, default),
        ["a line of 301"] = (cloud, window) => cloud.ResizeBandwidthAsync("b", 301, window, default),
        ["no tag"] = (cloud, window) => cloud.AddServerTagsAsync("s", [], window, default),
        ["a key pair without a name"] = (cloud, window) => cloud.SetServerKeypairsAsync([new("s", "")], window, default),
        ["an image for nobody"] = (cloud, window) => cloud.ShareImageAsync("i", "", window, default),
        ["a model without a name"] = (cloud, window) => cloud.ChangeServerModelAsync(new("s", "", "p"), window, default),
    };

    public static TheoryData<string> Cases => new(BeyondThem.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_the_cloud_would_refuse_is_not_sent(string what)
    {
        await using var app = new CloudApp();
        await Assert.ThrowsAnyAsync<ArgumentException>(() => BeyondThem[what](app.Client, app.Window));
        Assert.Empty(app.Cph.Requests);
    }

    [Theory]
    [InlineData(AdbCommand.Shell, "getprop sys.boot_completed", true)]
    [InlineData(AdbCommand.Shell, "echo \"$HOME\" | cat", true)]   // beyond the documented characters, so the cloud judges
    [InlineData(AdbCommand.Shell, " ", false)]
    [InlineData(AdbCommand.Shell, "id\nreboot", false)]
    [InlineData(AdbCommand.Shell, "id\u0000", false)]
    [InlineData(AdbCommand.Push, "obs://files/a/data.tar", true)]
    [InlineData(AdbCommand.Push, "obs://files/a/data.tar.gz", false)]
    [InlineData(AdbCommand.Push, "obs://files/.tar", false)]
    [InlineData(AdbCommand.Push, "obs://files/a b.tar", false)]
    [InlineData(AdbCommand.Push, "https://files/a.tar", false)]
    [InlineData(AdbCommand.Push, "obs://files", false)]
    [InlineData(AdbCommand.Push, "obs://Files/a.tar", false)]
    [InlineData(AdbCommand.Push, "obs://ab/a.tar", false)]
    [InlineData(AdbCommand.Install, "obs://files/shop.apk", true)]
    [InlineData(AdbCommand.Install, "-t -r obs://files/shop.apk", true)]
    [InlineData(AdbCommand.Install, "-t -r", false)]
    [InlineData(AdbCommand.Install, "obs://files/shop.tar", false)]
    [InlineData(AdbCommand.Install, "obs://files/a.apk obs://files/b.apk", false)]
    [InlineData(AdbCommand.InstallMultiple, "obs://files/a.apk obs://files/b.apk", true)]
    [InlineData(AdbCommand.InstallMultiple, "obs://files/a.apk b.apk", false)]
    [InlineData(AdbCommand.Uninstall, "com.example.shop", true)]
    [InlineData(AdbCommand.Uninstall, "com.example.shop; reboot", false)]
    [InlineData(AdbCommand.Uninstall, "com.example.shop\n", false)]
    [InlineData(AdbCommand.Uninstall, "9lives", false)]
    public void The_content_of_a_command_is_checked(AdbCommand command, string content, bool isGood) =>
        Assert.Equal(isGood, AdbContent.Problem(command, content) is null);

    [Fact]
    public void The_length_of_content_is_counted_in_bytes_and_differs_for_several_apks()
    {
        Assert.Null(AdbContent.Problem(AdbCommand.Shell, new string('x', 1024)));
        Assert.Contains("1,026 bytes", AdbContent.Problem(AdbCommand.Shell, new string('机', 342)), StringComparison.Ordinal);
        var apk = $"obs://files/{new string('x', 145)}.apk";
        Assert.Null(AdbContent.Problem(AdbCommand.InstallMultiple, string.Join(' ', Enumerable.Repeat(apk, 50))));
        Assert.Contains("8,100", AdbContent.Problem(AdbCommand.InstallMultiple, string.Join(' ', Enumerable.Repeat(apk, 51))), StringComparison.Ordinal);
        Assert.Contains("51 apks", AdbContent.Problem(AdbCommand.InstallMultiple, string.Join(' ', Enumerable.Repeat("obs://files/a.apk", 51))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pm list packages -3", null)]
    [InlineData("echo a|b", '|')]
    [InlineData("setprop a=1", '=')]
    public void The_first_character_that_the_vendor_does_not_list_is_named(string content, char? first) =>
        Assert.Equal(first, AdbContent.FirstUndocumented(content));

    [Theory]
    [InlineData("web-1_a", true)]
    [InlineData("网页", true)]
    [InlineData("", false)]
    [InlineData("web.1", false)]
    [InlineData("web\n", false)]
    public void A_name_is_checked(string name, bool isGood) => Assert.Equal(isGood, ResourceName.Problem(name) is null);

    [Theory]
    [InlineData("{}", true)]
    [InlineData("[]", false)]
    [InlineData("\"x\"", false)]
    [InlineData("{\"a\":1", false)]
    [InlineData("", false)]
    public void A_property_is_an_object_in_JSON_and_its_problem_does_not_repeat_it(string property, bool isGood) =>
        Assert.Equal(isGood, PhoneProperty.Problem(property) is null);

    [Fact]
    public void A_property_has_at_most_2048_bytes() =>
        Assert.Contains("2,048", PhoneProperty.Problem($$"""{"a":"{{new string('x', 2048)}}"}"""), StringComparison.Ordinal);

    [Theory]
    [InlineData("/data/app*", true)]
    [InlineData("/cache", true)]
    [InlineData("/data*/app", false)]
    [InlineData("/data/../system", false)]
    [InlineData("/database", false)]
    [InlineData("data/app", false)]
    public void What_can_be_saved_lies_under_data_or_cache(string path, bool isGood) =>
        Assert.Equal(isGood, new PhoneExport("a", [path], Tar).Problem() is null);

    [Fact]
    public void Each_path_that_is_saved_has_at_most_4096_bytes()
    {
        var longest = $"/data/{new string('机', 1363)}x";   // 4,096 bytes
        Assert.Null(new PhoneExport("a", [longest, longest], Tar) { ExcludeFiles = [longest] }.Problem());
        Assert.Contains("4,096", new PhoneExport("a", [longest + "y"], Tar).Problem(), StringComparison.Ordinal);
        Assert.Contains("4,096", new PhoneExport("a", ["/data"], Tar) { ExcludeFiles = [longest + "y"] }.Problem(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(300, true)]
    [InlineData(350, true)]
    [InlineData(1500, true)]
    [InlineData(0, false)]
    [InlineData(1100, false)]
    public void A_line_grows_in_steps(int mbps, bool isGood) => Assert.Equal(isGood, Bandwidth.SizeProblem(mbps) is null);

    [Fact]
    public void What_cannot_be_bought_is_told()
    {
        Assert.NotNull(new ServerPayment(PaymentPeriod.Month, 10, false, false, "0").Problem());
        Assert.Null(new ServerPayment(PaymentPeriod.Year, 10, false, false, "0").Problem());
        Assert.NotNull(new PhonePort("adb", 20_000, true).Problem());
        Assert.NotNull(new PhonePort("web", 80, true).Problem());
        Assert.NotNull(new NewVolume("SSD", 9).Problem(minGiB: 10));
        Assert.NotNull(new NewBandwidth("shared", 10).Problem());
        Assert.NotNull(new NewBandwidth(null, null).Problem());
        Assert.NotNull(new ServerPublicIp(null, "bgp").Problem());
        Assert.NotNull(new ServerTag("", "x").Problem());
        Assert.NotNull(new ServerTag("k", new string('x', 256)).Problem());
    }

    private static string[] Ids(int count) => [.. Enumerable.Range(0, count).Select(number => $"id-{number}")];
}
