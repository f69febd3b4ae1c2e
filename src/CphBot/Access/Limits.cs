namespace CphBot.Access;

/// <summary>Whether an operation keeps the limits of the rules that decide on its phones: the strictest of each kind counts for all of them. Pure.</summary>
internal static class Limits
{
    /// <returns>Null: it does.</returns>
    public static Verdict.Denied? Exceeded(IReadOnlyList<Rule> deciding, IReadOnlyList<Target> phones, Usage usage) =>
        ByOperation(deciding, phones.Count) ?? ByServer(deciding, phones, usage) ?? ByHour(deciding, phones.Count, usage);

    /// <summary>One phone may always go: a share of a small server would round down to none.</summary>
    public static int PhonesOf(int percent, int phonesOnServer) => Math.Max(1, phonesOnServer * percent / 100);

    private static Verdict.Denied? ByOperation(IReadOnlyList<Rule> deciding, int count) =>
        deciding.Where(rule => rule.MaxPhones < count).MinBy(rule => rule.MaxPhones) is { } rule
            ? new Verdict.Denied($"{Sentence(rule)} allows at most {Phones(rule.MaxPhones!.Value)} in one operation; this one has {count}.", rule.Label)
            : null;

    private static Verdict.Denied? ByServer(IReadOnlyList<Rule> deciding, IReadOnlyList<Target> phones, Usage usage)
    {
        if (deciding.Where(rule => rule.MaxServerPercent is not null).MinBy(rule => rule.MaxServerPercent) is not { MaxServerPercent: { } percent } rule) return null;
        foreach (var server in phones.GroupBy(phone => phone.Phone.ServerId))
        {
            var (count, name) = (server.Count(), server.First().Phone.ServerName ?? server.Key);
            if (count == 1) continue;
            if (!usage.PhonesOnServer.TryGetValue(server.Key, out var all))
            {
                return new Verdict.Denied($"{Sentence(rule)} allows {percent}% of a server at once, and how many phones {name} has is not known just now. Try again in a moment.", rule.Label);
            }

            var most = PhonesOf(percent, all);
            if (count > most) return new Verdict.Denied($"{Sentence(rule)} allows at most {percent}% of a server in one operation, which is {most} of {name}'s {all}; this one has {count} of them.", rule.Label);
        }

        return null;
    }

    private static Verdict.Denied? ByHour(IReadOnlyList<Rule> deciding, int count, Usage usage)
    {
        var tightest = deciding.Where(rule => rule.MaxPhonesPerHour is not null).MinBy(rule => rule.MaxPhonesPerHour - usage.LastHour.GetValueOrDefault(rule.Key));
        if (tightest is not { MaxPhonesPerHour: { } most } || usage.LastHour.GetValueOrDefault(tightest.Key) + count <= most) return null;
        return new Verdict.Denied($"{Sentence(tightest)} allows at most {Phones(most)} an hour; {usage.LastHour.GetValueOrDefault(tightest.Key)} were sent in the last one, and this would be {count} more.", tightest.Label);
    }

    private static string Phones(int count) => count == 1 ? "1 phone" : $"{count} phones";

    private static string Sentence(Rule rule) => $"R{rule.Label[1..]}";
}
