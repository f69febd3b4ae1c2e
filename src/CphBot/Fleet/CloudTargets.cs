using CphBot.Cloud.Bandwidths;
using CphBot.Cloud.EncodeServers;
using CphBot.Cloud.Events;
using CphBot.Cloud.Images;
using CphBot.Cloud.Phones;
using CphBot.Cloud.Servers;

namespace CphBot.Fleet;

/// <summary>
/// What is itself to be changed and is no phone, as the target that it is among phones, under its own id: the rules, holds, claims, waves and
/// cards are the same for all. Its status is said as a phone's, since what is asked of it is the same: does it run, is it on its way, has it failed.
/// </summary>
internal static class CloudTargets
{
    /// <summary>It stands on itself, so that whatever is about the server is about it, too.</summary>
    public static Phone Of(Server server) =>
        new(server.ServerId, server.ServerName, server.ServerId, StatusOf(server.Status), AvailabilityZone: server.AvailabilityZone, CreateTime: server.CreateTime, UpdateTime: server.UpdateTime);

    public static Phone Of(EncodeServer encoder) => new(encoder.EncodeServerId, encoder.Name, encoder.ServerId ?? "", encoder.Status switch
    {
        EncodeServerStatus.Running => PhoneStatus.Running,
        EncodeServerStatus.Restarting => PhoneStatus.Restarting,
        EncodeServerStatus.Abnormal => PhoneStatus.Abnormal,
        EncodeServerStatus.Creating or EncodeServerStatus.CreatingOfNewVersions or EncodeServerStatus.CreatingOfOldVersions => PhoneStatus.Creating,
        _ => PhoneStatus.Unknown,
    });

    public static Phone Of(Image image) => new(image.ImageId, image.Name, "", PhoneStatus.Unknown);

    public static Phone Of(Bandwidth bandwidth) => new(bandwidth.BandwidthId, bandwidth.Name, "", PhoneStatus.Unknown);

    /// <summary>On its server, so that whoever may change that server decides.</summary>
    public static Phone Of(ScheduledEvent planned) => new(planned.EventId, planned.Type ?? planned.EventId, planned.ServerId ?? "", PhoneStatus.Unknown);

    private static PhoneStatus StatusOf(ServerStatus status) => status switch
    {
        ServerStatus.Normal => PhoneStatus.Running,
        ServerStatus.Stopped => PhoneStatus.Stopped,
        ServerStatus.Stopping => PhoneStatus.Stopping,
        ServerStatus.Starting => PhoneStatus.Restarting,
        ServerStatus.StopFailed => PhoneStatus.StopFailed,
        ServerStatus.Abnormal => PhoneStatus.Abnormal,
        ServerStatus.Frozen => PhoneStatus.Frozen,
        ServerStatus.Creating0 or ServerStatus.Creating1 or ServerStatus.Creating3 or ServerStatus.Creating4 => PhoneStatus.Creating,
        _ => PhoneStatus.Unknown,
    };
}
