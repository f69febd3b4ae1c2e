using CphBot.Causes;
using CphBot.Cloud.Servers;
using CphBot.Commands;
using CphBot.Operations;
using CphBot.Teams.Cards;
using CphBot.Times;

namespace CphBot.Cards;

/// <summary>One server, and how its phones are.</summary>
internal static class ServerCard
{
    public static AdaptiveCard Render(Answer.OneServer answer, Hints hints, string? zone)
    {
        var server = answer.Server.Server;
        var phones = answer.Phones.Values.Sum();
        var card = new CardBuilder(hints)
            .Head(server.ServerName, Word(server.Status), Color(server.Status) == TextColor.Attention ? ContainerStyle.Attention : ContainerStyle.Emphasis, $"{server.ServerName}: {Word(server.Status)}");
        var cause = ServerCauses.Of(server.Status);
        if (cause.Next?.Words is { } next) card.Line(cause.What).Line(next);
        card.Facts(
            ("Id", server.ServerId),
            ("Model", server.ServerModelName),
            ("Phones", $"{phones}{(server.PhoneModelName is null ? "" : $" of {server.PhoneModelName}")}"),
            ("Zone", server.AvailabilityZone),
            ("Public address", answer.Server.PublicIps.Count == 0 ? null : string.Join(", ", answer.Server.PublicIps)));
        foreach (var (status, count) in answer.Phones.OrderByDescending(pair => pair.Value)) card.Row(Say.Status(status), $"{count}", PhoneCard.Color(status), null);
        card.Line($"as of {ZoneClock.Time(answer.AsOf, zone)}", subtle: true);
        card.Button("List its phones", $"list phones on server {server.ServerId}");
        NextSteps.Buttons(card, cause.Next, new NextSubject([], server.ServerId));
        return card.Build();
    }

    public static string Word(ServerStatus status) => status switch
    {
        ServerStatus.Creating0 or ServerStatus.Creating1 or ServerStatus.Creating3 or ServerStatus.Creating4 => "being created",
        ServerStatus.Abnormal => "abnormal (2)",
        ServerStatus.Normal => "normal",
        ServerStatus.Deleted => "deleted",
        ServerStatus.Frozen => "frozen",
        ServerStatus.Stopped => "stopped",
        ServerStatus.Stopping => "stopping",
        ServerStatus.StopFailed => "stop failed (12)",
        ServerStatus.Starting => "starting",
        _ => $"status {(int)status}",
    };

    public static TextColor? Color(ServerStatus status) => status switch
    {
        ServerStatus.Normal or ServerStatus.Stopped => null,
        ServerStatus.Abnormal or ServerStatus.StopFailed or ServerStatus.Deleted or ServerStatus.Frozen => TextColor.Attention,
        _ => TextColor.Accent,
    };
}
