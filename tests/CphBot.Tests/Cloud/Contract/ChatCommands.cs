using CphBot.Cloud;

namespace CphBot.Tests.Cloud.Contract;

/// <summary>Which chat commands stand on which call of the client; a call that no command names is followed by the bot itself, or is in the library only.</summary>
internal static class ChatCommands
{
    public static IReadOnlyDictionary<string, string[]> OfCall { get; } = new Dictionary<string, string[]>
    {
        [nameof(CphClient.ListPhonesAsync)] = ["list phones"],
        [nameof(CphClient.ListAllPhonesAsync)] = ["list phones"],
        [nameof(CphClient.GetPhoneAsync)] = ["show phone"],
        [nameof(CphClient.ShowConnectInfosAsync)] = ["connect info"],
        [nameof(CphClient.RenamePhoneAsync)] = ["rename phone"],
        [nameof(CphClient.RestartPhonesAsync)] = ["restart phone", "restart phones", "start phone", "start phones"],
        [nameof(CphClient.ResetPhonesAsync)] = ["reset phone", "reset phones"],
        [nameof(CphClient.StopPhonesAsync)] = ["stop phone", "stop phones"],
        [nameof(CphClient.UpdatePhonePropertiesAsync)] = ["set property"],
        [nameof(CphClient.ExpandPhoneVolumesAsync)] = ["expand disk"],
        [nameof(CphClient.ExportPhoneDataAsync)] = ["export data to"],
        [nameof(CphClient.ImportPhoneDataAsync)] = ["import data from"],
        [nameof(CphClient.RunCommandAsync)] = ["run in background", "install", "uninstall", "push"],
        [nameof(CphClient.RunSyncCommandAsync)] = ["run"],
        [nameof(CphClient.ListServersAsync)] = ["list servers"],
        [nameof(CphClient.ListAllServersAsync)] = ["list servers"],
        [nameof(CphClient.GetServerAsync)] = ["show server"],
        [nameof(CphClient.RenameServerAsync)] = ["rename server"],
        [nameof(CphClient.RestartServersAsync)] = ["restart server"],
        [nameof(CphClient.ListEncodeServersAsync)] = ["list encoders"],
        [nameof(CphClient.RestartEncodeServersAsync)] = ["restart encoder"],
        [nameof(CphClient.ListPhoneModelsAsync)] = ["list models"],
        [nameof(CphClient.ListImagesAsync)] = ["list images"],
        [nameof(CphClient.ShareImageAsync)] = ["share image"],
        [nameof(CphClient.AnswerImageShareAsync)] = ["accept image", "reject image"],
        [nameof(CphClient.ListBandwidthsAsync)] = ["list bandwidths"],
        [nameof(CphClient.ResizeBandwidthAsync)] = ["set bandwidth"],
        [nameof(CphClient.ListTagsAsync)] = ["list tags"],
        [nameof(CphClient.ListServerTagsAsync)] = ["remove tag"],
        [nameof(CphClient.AddServerTagsAsync)] = ["set tag"],
        [nameof(CphClient.RemoveServerTagsAsync)] = ["remove tag"],
        [nameof(CphClient.FindServersByTagAsync)] = ["list phones"],
        [nameof(CphClient.ListScheduledEventsAsync)] = ["list events"],
        [nameof(CphClient.AuthorizeScheduledEventAsync)] = ["authorize event"],
    };

    /// <summary>Called by the bot while it follows what was asked for.</summary>
    public static IReadOnlyList<string> Followed { get; } = [nameof(CphClient.ListJobsAsync), nameof(CphClient.ListAllEncodeServersAsync)];
}
