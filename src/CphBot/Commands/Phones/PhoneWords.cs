using CphBot.Cloud.Phones;
using CphBot.Fleet;

namespace CphBot.Commands.Phones;

/// <summary>From the words for phones in a command to the phones themselves, or to what must be said instead.</summary>
internal static class PhoneWords
{
    /// <summary>A card holds six buttons.</summary>
    private const int MostChoices = 6;

    /// <param name="command">The same command for other words: what a button, or a better spelling, stands for.</param>
    public static async Task<(IReadOnlyList<Phone> Phones, CommandResult? Instead)> ResolveAsync(
        FleetReader fleet, string project, IReadOnlyList<string> words, Func<IReadOnlyList<string>, string> command, CancellationToken cancel)
    {
        var phones = new List<Phone>();
        foreach (var (position, word) in words.Index())
        {
            switch (await fleet.FindPhoneAsync(project, word, cancel))
            {
                case PhoneMatch.One one:
                    phones.Add(one.Phone);
                    break;
                case PhoneMatch.Several several:
                    return ([], await AskAsync(fleet, project, several, chosen => command(Replace(words, position, chosen)), cancel));
                case PhoneMatch.None none:
                    var nearest = NearestWord.Find(word, await fleet.KnownNamesAsync(project, cancel));
                    return ([], Unknown(none.Word, nearest is null ? null : command(Replace(words, position, nearest)), words.Count > 1));
            }
        }

        return ([.. phones.DistinctBy(phone => phone.PhoneId)], null);
    }

    private static async Task<CommandResult> AskAsync(
        FleetReader fleet, string project, PhoneMatch.Several several, Func<string, string> command, CancellationToken cancel)
    {
        var choices = new List<Choice>();
        foreach (var phone in several.Phones.Take(MostChoices))
        {
            var server = await fleet.ServerNameAsync(project, phone.ServerId, cancel) ?? phone.ServerId;
            choices.Add(new Choice($"{phone.PhoneName} on {server} ({phone.PhoneId[..Math.Min(8, phone.PhoneId.Length)]})", command(phone.PhoneId)));
        }

        var more = several.Phones.Count > MostChoices ? $" The first {MostChoices}:" : "";
        return new CommandResult.Ask($"{several.Phones.Count} phones go by {several.Word}. Which one?{more}", choices);
    }

    private static CommandResult.Refused Unknown(string word, string? corrected, bool amongOthers) =>
        new($"There is no phone {word}.{(amongOthers ? " Nothing was done to the others either." : "")}", [corrected ?? "list phones"]);

    private static string[] Replace(IReadOnlyList<string> words, int position, string word)
    {
        string[] replaced = [.. words];
        replaced[position] = word;
        return replaced;
    }
}
