using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CphBot.Access;
using CphBot.Cards;
using CphBot.Commands;
using CphBot.Fleet;
using CphBot.Fleet.Selectors;
using CphBot.Operations;
using CphBot.Teams.Cards;

namespace CphBot.Turns;

/// <summary>
/// Operations, holds, groups and the audit name phones, and were written by others. Whoever looks at them is not told of phones that no rule of theirs is
/// about: each word of the card that is such a phone's name or id is taken out, and so is a button that stands for one.
/// </summary>
internal sealed partial class HiddenPhones(FleetReader fleet)
{
    private const string Instead = "(hidden)";

    /// <returns>The same card when there is nothing to hide. Null: what belongs to whom is not known before the fleet has been read.</returns>
    public async Task<AdaptiveCard?> LeaveOutAsync(AdaptiveCard card, Answer answer, Asker asker, IReadOnlyList<string> projects, CancellationToken cancel)
    {
        if (answer is not (Answer.OneOperation or Answer.OperationList or Answer.Outputs or Answer.GroupList or Answer.OneGroup or Answer.HoldList or Answer.AuditList or Answer.AuditLine)) return card;
        var partly = projects.Where(project => !asker.KnowsAll(project)).ToList();
        if (partly.Count == 0) return card;

        var snapshots = new List<(string Project, FleetSnapshot Fleet)>();
        foreach (var project in partly)
        {
            if (await fleet.SnapshotAsync(project, cancel) is { } snapshot) snapshots.Add((project, snapshot));
        }

        var own = OperationsOf(answer).SelectMany(operation => operation.Phones.Select(phone => (operation.Project, Phone: FactsOf(phone)))).ToLookup(target => target.Phone.Name, StringComparer.OrdinalIgnoreCase);
        if (snapshots.Count < partly.Count && own.Count == 0) return null;
        var known = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        var node = JsonNode.Parse(SharedCards.Json(card))!;
        return LeaveOut(node, word => known.TryGetValue(word, out var isHidden) ? isHidden : known[word] = IsHidden(word)) ? node.Deserialize(CardJson.Wire.AdaptiveCard) : card;

        bool IsHidden(string word)
        {
            var found = snapshots.SelectMany(of => of.Fleet.Named(word).Concat(of.Fleet.WithIdsLike(word)).Select(phone => (of.Project, Phone: PhoneFacts.Of(phone, of.Fleet.ServerName(phone.ServerId))))).ToList();
            if (found.Count == 0) found = [.. own[word]];
            return found.Count > 0 && !found.Exists(target => asker.MayKnow(new Target(target.Project, target.Phone)));
        }
    }

    /// <returns>Whether anything was.</returns>
    private static bool LeaveOut(JsonNode node, Predicate<string> isHidden)
    {
        var isChanged = false;
        if (node is JsonArray items)
        {
            for (var i = items.Count - 1; i >= 0; i--)
            {
                if (items[i] is not { } item || !LeaveOut(item, isHidden)) continue;
                isChanged = true;
                if (item is JsonObject action && action.ContainsKey("data")) items.RemoveAt(i);
            }
        }
        else if (node is JsonObject fields)
        {
            foreach (var (name, value) in fields.ToList())
            {
                if (value is JsonValue && name is "text" or "title" or "value" or "fallbackText" or "command" && value!.GetValueKind() == JsonValueKind.String)
                {
                    var text = value.GetValue<string>();
                    var told = Word().Replace(text, word => isHidden(word.Value.Replace("\\", "", StringComparison.Ordinal)) ? Instead : word.Value);
                    if (told == text) continue;
                    fields[name] = told;
                    isChanged = true;
                }
                else if (value is JsonObject or JsonArray)
                {
                    isChanged |= LeaveOut(value, isHidden);
                }
            }
        }

        return isChanged;
    }

    private static IReadOnlyList<Operation> OperationsOf(Answer answer) => answer switch
    {
        Answer.OneOperation one => [one.Operation],
        Answer.OperationList list => list.Operations,
        Answer.Outputs outputs => [outputs.Operation],
        _ => [],
    };

    private static PhoneFacts FactsOf(OperationPhone phone) => new(phone.PhoneId, phone.PhoneName, phone.ServerId, phone.ServerName, PhoneFacts.NotSeen);

    /// <summary>What may be a name: in a card's text a backslash may stand before an underscore.</summary>
    [GeneratedRegex(@"(?:\\?[\p{L}\p{Nd}_-])+(?:\.(?:\\?[\p{L}\p{Nd}_-])+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
