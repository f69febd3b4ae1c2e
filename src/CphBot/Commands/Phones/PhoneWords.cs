using CphBot.Cloud.Phones;
using CphBot.Fleet;
using CphBot.Fleet.Selectors;

namespace CphBot.Commands.Phones;

/// <summary>From the words for phones in a command to the phones themselves, or to what must be said instead.</summary>
internal static class PhoneWords
{
    /// <summary>A card holds six buttons.</summary>
    private const int MostChoices = 6;

    /// <param name="command">The same command for other words: what a button, or a better spelling, stands for.</param>
    public static async Task<(IReadOnlyList<Phone> Phones, CommandResult? Instead)> ResolveAsync(
        FleetReader fleet, CommandContext context, IReadOnlyList<string> words, Func<IReadOnlyList<string>, string> command, CancellationToken cancel)
    {
        var phones = new List<Phone>();
        foreach (var (position, word) in words.Index())
        {
            switch (await fleet.FindPhoneAsync(context.Project, word, cancel))
            {
                case PhoneMatch.One one:
                    phones.Add(one.Phone);
                    break;
                case PhoneMatch.Several several:
                    return ([], await AskAsync(fleet, context, several, chosen => command(Replace(words, position, chosen)), cancel));
                case PhoneMatch.None none:
                    var nearest = await fleet.NearestNameAsync(context.Project, word, context.MaySee, cancel);
                    return ([], Unknown(none.Word, nearest is null ? null : command(Replace(words, position, nearest)), words.Count > 1));
            }
        }

        return ([.. phones.DistinctBy(phone => phone.PhoneId)], null);
    }

    /// <summary>Offers those that the asker may know of. A single one, too: what they did not see is no reason to guess.</summary>
    public static async Task<CommandResult> AskAsync(
        FleetReader fleet, CommandContext context, PhoneMatch.Several several, Func<string, string> command, CancellationToken cancel)
    {
        var choices = new List<Choice>();
        foreach (var phone in several.Phones)
        {
            var server = await fleet.ServerNameAsync(context.Project, phone.ServerId, cancel);
            if (!context.MaySee(PhoneFacts.Of(phone, server))) continue;
            choices.Add(new Choice($"{phone.PhoneName} on {server ?? phone.ServerId} ({phone.PhoneId[..Math.Min(8, phone.PhoneId.Length)]})", command(phone.PhoneId)));
        }

        var all = $"{several.Phones.Count} phones go by {several.Word}.";
        if (choices.Count == 0) return new CommandResult.Refused($"{all} No rule lets you see any of them.", ["list phones"]);
        var hidden = choices.Count < several.Phones.Count ? $" You may see {choices.Count} of them." : "";
        var more = choices.Count > MostChoices ? $" The first {MostChoices}:" : "";
        return new CommandResult.Ask($"{all}{hidden} Which one?{more}", [.. choices.Take(MostChoices)]);
    }

    public static CommandResult.Refused Unknown(string word, string? corrected, bool amongOthers) =>
        new($"There is no phone {word}.{(amongOthers ? " Nothing was done to the others either." : "")}", [corrected ?? "list phones"]);

    private static string[] Replace(IReadOnlyList<string> words, int position, string word)
    {
        string[] replaced = [.. words];
        replaced[position] = word;
        return replaced;
    }
}
