using CphBot.Cloud.Phones;

namespace CphBot.Operations;

/// <summary>Whether a plan still means what it meant when it was shown. Pure.</summary>
internal static class PlanCheck
{
    private const int Few = 3;

    /// <summary>Compares the plan with its phones as they are now.</summary>
    /// <param name="now">By id; one that is missing is gone. Where whole servers go, all phones of theirs.</param>
    /// <returns>What has changed in a way that matters, in words; null: nothing has.</returns>
    /// <param name="isByStatus">They were chosen by their status: one that has another by now was not meant.</param>
    public static string? Changed(Verb verb, IReadOnlyList<OperationPhone> planned, IReadOnlyDictionary<string, Phone> now, bool isByStatus = false)
    {
        var (gone, moved, renamed, stuck) = (new List<string>(), new List<string>(), new List<string>(), new List<string>());
        foreach (var phone in planned.Where(phone => !phone.IsLeftOut))
        {
            if (!now.TryGetValue(phone.PhoneId, out var read)) gone.Add(phone.PhoneName);
            else if (read.ServerId != phone.ServerId) moved.Add(phone.PhoneName);
            // What it is called is what the person has read, and what the rules go by.
            else if (read.PhoneName != phone.PhoneName) renamed.Add($"{phone.PhoneName} is called {read.PhoneName}");
            else if (IsStuck(verb, phone, read, isByStatus)) stuck.Add($"{phone.PhoneName} is {Say.Status(read.Status)}");
        }

        // What goes with its server was not named, so whatever has come would go unseen.
        var known = planned.Select(phone => phone.PhoneId).ToHashSet(StringComparer.Ordinal);
        var added = verb.TakesWholeServers ? now.Values.Where(phone => !known.Contains(phone.PhoneId)).Select(phone => phone.PhoneName).ToList() : [];
        string?[] words =
        [
            gone.Count == 0 ? null : $"{Names(gone)} {(gone.Count == 1 ? "is" : "are")} gone",
            moved.Count == 0 ? null : $"{Names(moved)} moved to another server",
            renamed.Count == 0 ? null : Names(renamed),
            stuck.Count == 0 ? null : Names(stuck),
            added.Count == 0 ? null : $"{Names(added)} {(added.Count == 1 ? "has" : "have")} come since",
        ];
        return words.Any(word => word is not null) ? string.Join("; ", words.Where(word => word is not null)) : null;
    }

    /// <summary>Why a phone that is about to be sent is not what was shown any more, as a sentence; null: it is.</summary>
    /// <param name="now">Null: it is gone.</param>
    public static string? Unfit(Verb verb, OperationPhone planned, Phone? now, bool isByStatus) => now switch
    {
        null => "Not sent: the cloud does not know it any more.",
        _ when now.ServerId != planned.ServerId => "Not sent: it is on another server now.",
        _ when now.PhoneName != planned.PhoneName => $"Not sent: it is called {now.PhoneName} now.",
        _ when IsStuck(verb, planned, now, isByStatus) || (verb.IsLookedAtFirst && !verb.Takes(now.Status)) => $"Not sent: it is {Say.Status(now.Status)} now.",
        _ => null,
    };

    private static bool IsStuck(Verb verb, OperationPhone planned, Phone now, bool isByStatus) =>
        planned.PlannedStatus is { } before && ((isByStatus && now.Status != before) || (verb.Takes(before) && !verb.Takes(now.Status)));

    private static string Names(List<string> names) => names.Count <= Few ? string.Join(", ", names) : $"{string.Join(", ", names.Take(Few))} and {names.Count - Few} more";
}
