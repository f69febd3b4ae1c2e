using System.Globalization;
using CphBot.Operations;
using CphBot.Teams.Cards;
using CphBot.Times;

namespace CphBot.Cards;

/// <summary>What a plan tells before anybody confirms it: which phones, how much of what, which cannot, how it goes about it. Pure.</summary>
internal static class PlanCard
{
    private const int MostNames = 10;

    /// <summary>A plan that is only looked at: it has no number, and nothing can be confirmed.</summary>
    public static AdaptiveCard DryRun(Operation draft, Hints hints)
    {
        var title = $"{draft.Verb.Word} {draft.Subject}";
        var card = new CardBuilder(hints).Head(char.ToUpperInvariant(title[0]) + title[1..], "Dry run · nothing is sent", ContainerStyle.Emphasis, $"Dry run: {title}", "Nothing is sent.");
        Warnings(card, draft);
        PhonesPart.LeftOut(card, draft);
        return card.Facts([.. DetailsFacts.Of(draft), .. Facts(draft), ("Would go", draft.Approval.Words()), ("Because", draft.Reason), ("Project", draft.Project)])
            .Line($"as of {ZoneClock.Time(draft.CreatedAt, draft.Zone)}", subtle: true)
            .Build();
    }

    /// <summary>What must not be overlooked.</summary>
    public static void Warnings(CardBuilder card, Operation operation)
    {
        foreach (var over in operation.Overrides) card.Line($"In spite of hold {over.Hold}: {over.Words}", TextColor.Attention);
        if (operation.Verb.Warning is { } warning) card.Line(warning, TextColor.Attention);
        if (operation.Plan is not { } plan) return;
        foreach (var note in plan.Notes) card.Line(note);
        if (plan.Fleet is > 1 and var fleet && PhonesOf(operation).Count is var all && all * 2 >= fleet) card.Line(all >= fleet ? "This is the whole fleet." : $"This is {Percent(all, fleet)} of the whole fleet.", TextColor.Attention);
        foreach (var left in plan.LeftOut)
        {
            var more = left.Count > left.Names.Count ? $" and {left.Count - left.Names.Count} more" : "";
            card.Line($"Left out, {left.Why}: {string.Join(", ", left.Names)}{more}", TextColor.Attention);
        }
    }

    public static (string, string?)[] Facts(Operation operation)
    {
        var phones = PhonesOf(operation);
        var servers = phones.GroupBy(phone => phone.ServerId).ToList();
        var most = servers.Max(server => server.Count());
        var plan = operation.Plan;
        return
        [
            (operation.Verb.Target is TargetKind.Phone or TargetKind.Server ? "Phones" : Say.Sentence(operation.Verb.Target.Noun()), Names([.. phones.Where(phone => !phone.IsServer || phones.Count == 1)])),
            ("Chosen by", plan?.Asked is { } asked ? $"{asked}, as of {ZoneClock.Time(plan.PictureAt, operation.Zone)}" : null),
            ("Servers", phones.All(phone => phone.ServerId.Length == 0) ? null : servers.Count == 1 ? $"all on {servers[0].First().ServerName ?? servers[0].Key}" : $"{servers.Count}, at most {most} {(most == 1 ? "phone" : "phones")} on one"),
            ("Share", Share(operation)),
            ("Waves", Waves(operation)),
            ("Pauses", plan is null || operation.Waves.Count == 1 ? null : plan.Limits.ErrorsAllowed == 0 ? "after the first failure" : $"{(operation.Canary is null ? "" : "when the first phone fails, or ")}after {plan.Limits.ErrorsAllowed + 1} failures"),
            ("Takes", plan?.Expected is { } expected ? $"about {ZoneClock.Span(expected)}" : null),
            ("Last restart", Restarted(operation)),
        ];
    }

    /// <summary>All but those that are left alone because somebody holds them.</summary>
    private static IReadOnlyList<OperationPhone> PhonesOf(Operation operation) => [.. operation.Phones.Where(phone => !phone.IsLeftOut)];

    private static string Names(IReadOnlyList<OperationPhone> phones) =>
        string.Join(", ", phones.Take(MostNames).Select(phone => phone.PhoneName)) + (phones.Count > MostNames ? $" and {phones.Count - MostNames} more" : "");

    private static string? Share(Operation operation)
    {
        string?[] shares =
        [
            operation.Plan?.MostOfServer is { Of: { } all } server ? $"{server.Phones} of {all} phones of {server.Server} ({Percent(server.Phones, all)})" : null,
            operation.Plan?.Fleet is { } fleet ? $"{PhonesOf(operation).Count} of {fleet} of the fleet ({Percent(PhonesOf(operation).Count, fleet)})" : null,
        ];
        return string.Join(", ", shares.Where(share => share is not null)) is { Length: > 0 } text ? text : null;
    }

    private static string Waves(Operation operation)
    {
        var waves = operation.Waves.Count;
        if (waves == 1) return "one";
        var phones = PhonesOf(operation);
        var sizes = phones.CountBy(phone => phone.Wave).ToDictionary();
        var largest = sizes.Values.Max();
        var perServer = operation.Plan is { } plan && phones.GroupBy(phone => (phone.Wave, phone.ServerId)).Max(phones => phones.Count()) is > 1 and var most && most == plan.Limits.MaxPerServer ? $", at most {most} of one server" : "";
        if (largest == 1) return $"{waves}, one phone at a time";
        return sizes[1] == 1 ? $"{waves}: one phone first, then up to {largest} at a time{perServer}" : $"{waves}, one after the other, up to {largest} at a time{perServer}";
    }

    /// <summary>By us: what others do to a phone we do not know.</summary>
    private static string? Restarted(Operation operation)
    {
        if (operation.Plan?.Restarted is not { } restarted) return null;
        if (restarted.Latest.Count == 0) return "none known";
        var now = operation.CreatedAt;
        var all = PhonesOf(operation).Count;
        if (all == 1) return Ago(now - restarted.Latest[0].At);
        var few = all <= restarted.Latest.Count + restarted.Never ? restarted.Latest : [.. restarted.Latest.Take(1)];
        var latest = string.Join(", ", few.Select(last => $"{last.Phone} {Ago(now - last.At)}"));
        var day = restarted.WithinADay > few.Count ? $"; {restarted.WithinADay} within a day" : "";
        return $"{latest}{day}{(restarted.Never > 0 ? $"; none known of {restarted.Never}" : "")}";
    }

    private static string Ago(TimeSpan age) => age < TimeSpan.FromHours(2) ? Say.Ago(age) : age < TimeSpan.FromDays(2) ? $"{(int)age.TotalHours} h ago" : $"{(int)age.TotalDays} days ago";

    private static string Percent(int part, int all) => ((double)part / Math.Max(1, all)).ToString(part * 10 < all ? "0.#%" : "0%", CultureInfo.InvariantCulture);
}
