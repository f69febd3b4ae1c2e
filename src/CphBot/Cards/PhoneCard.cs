using System.Globalization;
using CphBot.Causes;
using CphBot.Cloud.Phones;
using CphBot.Commands;
using CphBot.Operations;
using CphBot.Teams.Cards;
using CphBot.Times;

namespace CphBot.Cards;

/// <summary>One phone.</summary>
internal static class PhoneCard
{
    public static AdaptiveCard Render(Answer.OnePhone answer, Hints hints, string? zone)
    {
        var phone = answer.Phone.Phone;
        var status = Say.Status(phone.Status);
        var card = new CardBuilder(hints).Head(phone.PhoneName, status, Style(phone.Status), $"{phone.PhoneName}: {status}");
        var cause = PhoneCauses.Of(phone.Status);
        var isFree = answer.Claim is null && answer.Holds.All.Any() is false;
        if (cause.Next?.Words is { } next)
        {
            card.Line(cause.What);
            // Whoever works on it, or holds it, decides what comes next.
            if (isFree) card.Line(next);
        }

        if (answer.Claim is { } claim) card.Line($"It is {claim.Words(answer.AsOf)}.", TextColor.Accent);
        var holds = answer.Holds.All.ToList();
        if (holds.Count > 0) card.Line($"It is {answer.Holds.Words(holds, zone)}.", TextColor.Attention);
        card.Facts([
            ("Id", phone.PhoneId),
            ("Server", answer.ServerName is null ? phone.ServerId : answer.ServerName),
            ("Model", phone.PhoneModelName),
            ("Image", phone.ImageVersion ?? phone.ImageId),
            ("Zone", phone.AvailabilityZone),
            ("Changed", phone.UpdateTime is { } changed ? ZoneClock.Day(changed, zone) : null),
            .. answer.Phone.Access.Where(access => access.ListenPort is not null).Select(access => (access.Type, Address(access))),
        ]);

        card.Line($"as of {ZoneClock.Time(answer.AsOf, zone)}", subtle: true);
        if (answer.Claim is { } held) card.Button($"Show #{held.Operation}", $"show {held.Operation}");
        else if (holds is [var hold, ..]) card.Button($"Release hold {hold.Number}", $"release {hold.Number}");
        else NextSteps.Buttons(card, cause.Next, new NextSubject([phone.PhoneId], phone.ServerId));
        return card.Build();
    }

    private static string? Address(PhoneAccess access) => string.Create(
        CultureInfo.InvariantCulture, $"{access.PhoneIp}:{access.ListenPort}{(access.PublicIp is null ? "" : $", public {access.PublicIp}:{access.AccessPort}")}");

    public static TextColor? Color(PhoneStatus status) => status switch
    {
        PhoneStatus.Running or PhoneStatus.Stopped => null,
        < 0 or PhoneStatus.Frozen => TextColor.Attention,
        _ => TextColor.Accent,
    };

    private static ContainerStyle Style(PhoneStatus status) => status switch
    {
        PhoneStatus.Running => ContainerStyle.Good,
        < 0 => ContainerStyle.Attention,
        PhoneStatus.Frozen => ContainerStyle.Warning,
        PhoneStatus.Stopped => ContainerStyle.Emphasis,
        _ => ContainerStyle.Accent,
    };
}
