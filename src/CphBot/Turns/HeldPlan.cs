using CphBot.Cloud.Phones;
using CphBot.Commands;
using CphBot.Fleet.Holds;
using CphBot.Fleet.Selectors;
using CphBot.Operations;

namespace CphBot.Turns;

/// <summary>What the holds that stand make of a wanted change, before it is planned. Pure.</summary>
/// <param name="Free">The change with the phones that may go.</param>
/// <param name="Held">The phones that are left out, and why.</param>
/// <param name="Overrides">The holds that it goes on in spite of, since it was said so.</param>
/// <param name="Zone">Of whoever asks.</param>
internal sealed record HeldPlan(CommandResult.Change Free, IReadOnlyList<(Phone Phone, string? ServerName, string Words)> Held, IReadOnlyList<HoldOverride> Overrides, string? Zone)
{
    public static HeldPlan Of(CommandResult.Change change, StandingHolds standing, Func<string, string?> serverName, string? zone)
    {
        var on = change.Phones.Select(phone => (Phone: phone, Holds: standing.On(PhoneFacts.Of(phone, serverName(phone.ServerId))))).ToList();
        if (change.DespiteHolds)
        {
            var over = on.SelectMany(pair => pair.Holds).DistinctBy(hold => hold.Number).OrderBy(hold => hold.Number).Select(hold => new HoldOverride(hold.Number, $"{hold.Subject}, held {hold.Words(standing.Now, zone)}"));
            return new HeldPlan(change, [], [.. over], zone);
        }

        return new HeldPlan(
            change with { Phones = [.. on.Where(pair => pair.Holds.Count == 0).Select(pair => pair.Phone)] },
            [.. on.Where(pair => pair.Holds.Count > 0).Select(pair => (pair.Phone, serverName(pair.Phone.ServerId), standing.Words(pair.Holds, zone)))],
            [],
            zone);
    }

    /// <summary>Why there is nothing to plan, or null.</summary>
    public string? Refusal => Held.Count == 0 || (Free.Phones.Count > 0 && !Free.Verb.TakesWholeServers) ? null
        : Free.Verb.TakesWholeServers ? $"{Held[0].Phone.PhoneName} would go with it, and is {Held[0].Words}. To go on all the same, add: despite holds because <reason>."
        : Held is [var only] ? $"{only.Phone.PhoneName} is {only.Words}. To go on all the same, add: despite holds because <reason>."
        : $"All {Held.Count} phones are held. {Held[0].Phone.PhoneName} is {Held[0].Words}. To go on all the same, add: despite holds because <reason>.";

    /// <summary>
    /// The plan with the phones that are left out, in no wave, so that the person sees that they are: they asked for them. They were seen before it was
    /// confirmed, so the error budget does not count them.
    /// </summary>
    public Operation AddTo(Operation draft) => draft with
    {
        ErrorsAccepted = draft.ErrorsAccepted + Held.Count,
        Overrides = Overrides,
        Phones = [.. draft.Phones, .. Held.Select((held, index) => new OperationPhone
        {
            Position = draft.Phones.Count + index,
            PhoneId = held.Phone.PhoneId,
            PhoneName = held.Phone.PhoneName,
            ServerId = held.Phone.ServerId,
            ServerName = held.ServerName,
            Wave = OperationPhone.NoWave,
            State = PhoneState.Refused,
            Words = Say.Sentence($"{held.Words}."),
            UpdatedAt = held.Phone.UpdateTime,
        })],
    };
}
