namespace CphBot.Fleet.Selectors;

/// <summary>Whether a selector means a phone of which not everything is known.</summary>
internal static class PartlyKnown
{
    /// <returns>Null: it turns on a status that was not seen, or on a server whose name is not known.</returns>
    public static bool? Matches(Selector selector, PhoneFacts phone) => selector switch
    {
        Selector.WithStatus when phone.Status == PhoneFacts.NotSeen => null,
        Selector.OnServer server when phone is { ServerName: null, ServerId.Length: > 0 } && !selector.Matches(phone) && !FleetReader.LooksLikeId(server.Server) => null,
        Selector.AllOf all => Least(all.Items.Select(item => Matches(item, phone))),
        Selector.AnyOf any => !Least(any.Items.Select(item => !Matches(item, phone))),
        Selector.Except except => Least([Matches(except.From, phone), !Matches(except.Without, phone)]),
        _ => selector.Matches(phone),
    };

    /// <summary>One that is not so decides; one that is not known leaves the others in doubt.</summary>
    private static bool? Least(IEnumerable<bool?> all)
    {
        bool? least = true;
        foreach (var one in all)
        {
            if (one == false) return false;
            least &= one;
        }

        return least;
    }
}
