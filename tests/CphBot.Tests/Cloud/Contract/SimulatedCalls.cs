using CphBot.Cloud;
using CphBot.Cloud.Adb;
using CphBot.Cloud.EncodeServers;
using CphBot.Cloud.Events;
using CphBot.Cloud.Images;
using CphBot.Cloud.Phones;
using CphBot.Cloud.Purchases;
using CphBot.Cloud.Servers;
using CphBot.Cloud.ShareFiles;
using CphBot.Cloud.Tags;
using CphBot.Simulator.Cloud;
using CphBot.Simulator.Cloud.Images;

namespace CphBot.Tests.Cloud.Contract;

/// <summary>Every call once, as somebody means it who has a working fleet.</summary>
internal static class SimulatedCalls
{
    private static readonly ObsObject Tar = new("files", "a.tar");
    private static readonly ServerTag Tag = new("team", "shop");

    private static readonly ServerSetup Setup = new()
    {
        PhoneModelName = "rx1.cp.c15.d46.e1v1",
        ImageId = ImageShelf.DefaultImageId,
        VpcId = "v",
        Nics = [new ServerNic("n")],
        PublicIp = new ServerPublicIp(null, "5_bgp"),
        Bandwidth = new NewBandwidth(null, 300),
        KeypairName = "k",
    };

    private static readonly BareServerPurchase Bare = new("bare", "physical.rx1.xlarge", 1, Payment: null) { Nics = [new ServerNic("n")], KeypairName = "k" };

    public static IReadOnlyDictionary<string, Func<Simulated, Task<object>>> All { get; } = new Dictionary<string, Func<Simulated, Task<object>>>
    {
        [nameof(CphClient.ListPhonesAsync)] = async on => await on.Client.ListPhonesAsync(new PhoneFilter(ServerId: on.Server), 0, 200, default),
        [nameof(CphClient.ListAllPhonesAsync)] = async on => await on.Client.ListAllPhonesAsync(PhoneFilter.None, default).ToListAsync(),
        [nameof(CphClient.GetPhoneAsync)] = async on => await on.Client.GetPhoneAsync(on.Phone, default),
        [nameof(CphClient.ShowConnectInfosAsync)] = async on => await on.Client.ShowConnectInfosAsync([on.Phone], PhoneClientType.H5Pc, default),
        [nameof(CphClient.RenamePhoneAsync)] = async on => await on.Client.RenamePhoneAsync(on.Phone, "checkout-1", on.Window, default),
        [nameof(CphClient.RestartPhonesAsync)] = async on => await on.Client.RestartPhonesAsync([on.Phone], on.Window, default),
        [nameof(CphClient.ResetPhonesAsync)] = async on => await on.Client.ResetPhonesAsync([new PhoneProperty(on.Phone, """{"com.cph.mainkeys":"0"}""")], ImageShelf.DefaultImageId, on.Window, default),
        [nameof(CphClient.StopPhonesAsync)] = async on => await on.Client.StopPhonesAsync([on.Phone], on.Window, default),
        [nameof(CphClient.UpdatePhonePropertiesAsync)] = async on => await on.Client.UpdatePhonePropertiesAsync([new(on.Phone, """{"com.cph.mainkeys":"0"}""")], on.Window, default),
        [nameof(CphClient.ExpandPhoneVolumesAsync)] = async on => await on.Client.ExpandPhoneVolumesAsync([new(on.Phone, 500)], on.Window, default),
        [nameof(CphClient.SetPhoneTrafficAsync)] = async on => await on.Client.SetPhoneTrafficAsync([on.Phone], PhoneTraffic.Routing, on.Window, default),
        [nameof(CphClient.ExportPhoneDataAsync)] = async on => await on.Client.ExportPhoneDataAsync([new(on.Phone, ["/data"], Tar)], on.Window, default),
        [nameof(CphClient.ImportPhoneDataAsync)] = async on => await on.Client.ImportPhoneDataAsync([new(on.Phone, Tar)], on.Window, default),
        [nameof(CphClient.RunCommandAsync)] = async on => await on.Client.RunCommandAsync(AdbCommand.Install, "-t -r obs://files/shop.apk", [on.Phone], on.Window, default),
        [nameof(CphClient.RunCommandOnServersAsync)] = async on => await on.Client.RunCommandOnServersAsync(AdbCommand.Shell, "id", [on.Server], on.Window, default),
        [nameof(CphClient.RunSyncCommandAsync)] = async on => await on.Client.RunSyncCommandAsync("getprop sys.boot_completed", [on.Phone], on.Window, default),
        [nameof(CphClient.RunSyncCommandOnServersAsync)] = async on => await on.Client.RunSyncCommandOnServersAsync("id", [on.Server], on.Window, default),
        [nameof(CphClient.ListServersAsync)] = async on => await on.Client.ListServersAsync(new ServerFilter(Status: ServerStatus.Normal, NetworkVersion: "v2"), 0, 100, default),
        [nameof(CphClient.ListAllServersAsync)] = async on => await on.Client.ListAllServersAsync(ServerFilter.None, default).ToListAsync(),
        [nameof(CphClient.GetServerAsync)] = async on => await on.Client.GetServerAsync(on.Server, default),
        [nameof(CphClient.RenameServerAsync)] = async on => await on.Client.RenameServerAsync(on.Server, "host-1", on.Window, default),
        [nameof(CphClient.RestartServersAsync)] = async on => await on.Client.RestartServersAsync([on.Server], on.Window, default),
        [nameof(CphClient.SetServerKeypairsAsync)] = async on => await on.Client.SetServerKeypairsAsync([new(on.Server, "k")], on.Window, default),
        [nameof(CphClient.BuyServersAsync)] = async on => await on.Client.BuyServersAsync(
            new ServerPurchase("host", "physical.rx1.xlarge", 2, Setup, new ServerPayment(PaymentPeriod.Month, 1, IsAutoPay: true, IsAutoRenew: false, "0")), on.Window, default),
        [nameof(CphClient.BuyBareServersAsync)] = async on => await on.Client.BuyBareServersAsync(Bare, on.Window, default),
        [nameof(CphClient.ChangeServerAsync)] = async on => await on.Client.ChangeServerAsync(on.Server, Setup, "0", on.Window, default),
        [nameof(CphClient.DeleteServersAsync)] = async on =>
        {
            var bought = (ChangeAnswer.Sent)await on.Client.BuyBareServersAsync(Bare, on.Window, default);
            return await on.Client.DeleteServersAsync([bought.Items[0].ServerId!], on.Window, default);
        },
        [nameof(CphClient.ChangeServerModelAsync)] = async on => await on.Client.ChangeServerModelAsync(new(on.Server, "physical.rx1.xlarge", "rx1.cp.c4.d170.e1v1"), on.Window, default),
        [nameof(CphClient.ListJobsAsync)] = async on => await on.Client.ListJobsAsync([(await on.RestartedAsync()).RequestId], default),
        [nameof(CphClient.GetJobAsync)] = async on => await on.Client.GetJobAsync((await on.RestartedAsync()).Items[0].JobId!, default),
        [nameof(CphClient.ListEncodeServersAsync)] = async on => await on.Client.ListEncodeServersAsync(new EncodeServerFilter(on.Server, EncodeServerStatus.Running, 1), 0, 100, default),
        [nameof(CphClient.ListAllEncodeServersAsync)] = async on => await on.Client.ListAllEncodeServersAsync(EncodeServerFilter.None, default).ToListAsync(),
        [nameof(CphClient.RestartEncodeServersAsync)] = async on => await on.Client.RestartEncodeServersAsync([on.Cloud.EncoderId("enc-01")], on.Window, default),
        [nameof(CphClient.ListServerModelsAsync)] = async on => await on.Client.ListServerModelsAsync(CphBot.Cloud.Models.ProductType.Phone, default),
        [nameof(CphClient.ListPhoneModelsAsync)] = async on => await on.Client.ListPhoneModelsAsync(isOffered: true, 0, 100, default),
        [nameof(CphClient.ListServerModelOfferingsAsync)] = async on => await on.Client.ListServerModelOfferingsAsync(marker: null, 100, default),
        [nameof(CphClient.ListPhoneImagesAsync)] = async on => await on.Client.ListPhoneImagesAsync(PhoneImageType.Public, marker: null, 500, default),
        [nameof(CphClient.ListImagesAsync)] = async on => await on.Client.ListImagesAsync(new ImageFilter(PhoneImageType.Private, ImageStatus.Usable), 0, 100, default),
        [nameof(CphClient.DeleteImageAsync)] = async on => await on.Client.DeleteImageAsync(on.ImageOf(ImageKind.Private), on.Window, default),
        [nameof(CphClient.ShareImageAsync)] = async on => await on.ShareImageAsync(),
        [nameof(CphClient.ListImageMembersAsync)] = async on =>
        {
            await on.ShareImageAsync();
            return await on.Client.ListImageMembersAsync(on.ImageOf(ImageKind.Private), default);
        },
        [nameof(CphClient.AnswerImageShareAsync)] = async on => await on.Client.AnswerImageShareAsync(on.ImageOf(ImageKind.Shared), isAccepted: true, on.Window, default),
        [nameof(CphClient.UnshareImageAsync)] = async on =>
        {
            await on.ShareImageAsync();
            return await on.Client.UnshareImageAsync(on.ImageOf(ImageKind.Private), "q", on.Window, default);
        },
        [nameof(CphClient.PushShareFilesAsync)] = async on => await on.Client.PushShareFilesAsync(Tar, [on.Server], on.Window, default),
        [nameof(CphClient.DeleteShareFilesAsync)] = async on => await on.Client.DeleteShareFilesAsync(["/data/a.tar"], [on.Server], on.Window, default),
        [nameof(CphClient.ListShareFilesAsync)] = async on => await on.Client.ListShareFilesAsync("/data", [on.Server], 0, 50, on.Window, default),
        [nameof(CphClient.PushShareAppAsync)] = async on => await on.ShareAppAsync(),
        [nameof(CphClient.DeleteShareAppAsync)] = async on => await on.Client.DeleteShareAppAsync("com.example.shop", [on.Server], on.Window, default),
        [nameof(CphClient.ListShareAppsSnapshotAsync)] = async on =>
        {
            await on.ShareAppAsync();
            on.Time.Advance(TimeSpan.FromMinutes(1));
            return (await on.Client.ListShareAppsSnapshotAsync(on.Server, packageName: null, marker: null, 500, default)).Apps;
        },
        [nameof(CphClient.AttachShareFilesystemAsync)] = async on => await on.Client.AttachShareFilesystemAsync(new ShareFilesystem("fs", "/share"), [on.Server], on.Window, default),
        [nameof(CphClient.DetachShareFilesystemAsync)] = async on => await on.Client.DetachShareFilesystemAsync("fs", [on.Server], on.Window, default),
        [nameof(CphClient.ListBandwidthsAsync)] = async on => await on.Client.ListBandwidthsAsync(0, 100, default),
        [nameof(CphClient.ResizeBandwidthAsync)] = async on => await on.Client.ResizeBandwidthAsync(new IdScheme(on.Cloud.Options.Seed, "bandwidth").Of(0), 350, on.Window, default),
        [nameof(CphClient.ListTagsAsync)] = async on =>
        {
            await on.TagAsync();
            return await on.Client.ListTagsAsync(0, 1000, default);
        },
        [nameof(CphClient.ListServerTagsAsync)] = async on =>
        {
            await on.TagAsync();
            return await on.Client.ListServerTagsAsync(on.Server, default);
        },
        [nameof(CphClient.AddServerTagsAsync)] = async on => await on.TagAsync(),
        [nameof(CphClient.RemoveServerTagsAsync)] = async on => await on.Client.RemoveServerTagsAsync(on.Server, [Tag], on.Window, default),
        [nameof(CphClient.FindServersByTagAsync)] = async on =>
        {
            await on.TagAsync();
            return await on.Client.FindServersByTagAsync(new ServerTagQuery([new TagValues("team", ["shop"])], "cph"), 0, 1000, default);
        },
        [nameof(CphClient.CountServersByTagAsync)] = async on => await on.Client.CountServersByTagAsync(new ServerTagQuery([], WithoutAnyTag: true), default),
        [nameof(CphClient.ListScheduledEventsAsync)] = async on => await on.Client.ListScheduledEventsAsync(
            new ScheduledEventFilter(ServerId: on.Server) { States = [ScheduledEventState.Inquiring, ScheduledEventState.Completed] }, marker: null, 100, default),
        [nameof(CphClient.AuthorizeScheduledEventAsync)] = async on => await on.Client.AuthorizeScheduledEventAsync(on.Event, EventAuthorization.Redeploy, notBefore: null, on.Window, default),
        [nameof(CphClient.MoveScheduledEventAsync)] = async on =>
        {
            await on.Client.AuthorizeScheduledEventAsync(on.Event, EventAuthorization.Maintenance, on.Time.GetUtcNow().AddHours(1), on.Window, default);
            return await on.Client.MoveScheduledEventAsync(on.Event, notBefore: null, on.Window, default);
        },
    };

    private static async Task<object> ShareImageAsync(this Simulated on) => await on.Client.ShareImageAsync(on.ImageOf(ImageKind.Private), "q", on.Window, default);

    private static async Task<object> ShareAppAsync(this Simulated on) =>
        await on.Client.PushShareAppAsync(new ShareApp("com.example.shop", new ObsObject("files", "shop.apk")), [on.Server], on.Window, default);

    private static async Task<object> TagAsync(this Simulated on) => await on.Client.AddServerTagsAsync(on.Server, [Tag], on.Window, default);

    private static async Task<ChangeAnswer.Sent> RestartedAsync(this Simulated on) => (ChangeAnswer.Sent)await on.Client.RestartPhonesAsync([on.Phone], on.Window, default);

    private static string ImageOf(this Simulated on, ImageKind kind) => on.Cloud.Images.All.First(image => image.Kind == kind && image.Status == 1).Id;
}
