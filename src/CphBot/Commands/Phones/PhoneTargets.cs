using CphBot.Cloud.Phones;
using CphBot.Fleet;
using CphBot.Fleet.Selectors;

namespace CphBot.Commands.Phones;

/// <summary>From the words for phones in a command to the phones themselves, or to what must be said instead.</summary>
internal sealed class PhoneTargets(FleetReader fleet, GroupStore groups, TagTargets tags, TimeProvider time)
{
    /// <summary>Up to so many names are looked up in the cloud itself, each as it is now; more only in the picture of the fleet.</summary>
    private const int OneByOne = 5;

    /// <param name="command">The same command for other phones: what a button, or a better spelling, stands for.</param>
    public async Task<(Targets? Targets, CommandResult? Instead)> ResolveAsync(CommandContext context, Selector selector, Func<Selector, string> command, CancellationToken cancel)
    {
        var project = context.Project;
        var names = selector.Leaves.OfType<Selector.Named>().ToList();
        var isByName = selector is Selector.Named || (selector is Selector.AnyOf any && any.Items.Count == names.Count);
        if (isByName && names.Count <= OneByOne)
        {
            var (phones, other) = await PhoneWords.ResolveAsync(fleet, context, [.. names.Select(name => name.Word)], words => command(Selector.Any(words.Select(word => new Selector.Named(word)))), cancel);
            return other is null ? (new Targets(phones, time.GetUtcNow(), await fleet.SnapshotAsync(project, cancel), []) { IsByName = true }, null) : (null, other);
        }

        var (bound, instead) = await BindAsync(context, selector, command, cancel);
        return instead is null ? await SelectAsync(project, bound!, cancel) : (null, instead);
    }

    /// <summary>Groups put in place of their names, servers and phones by id: each word must mean something, and one thing only.</summary>
    private async Task<(Selector? Bound, CommandResult? Instead)> BindAsync(CommandContext context, Selector selector, Func<Selector, string> command, CancellationToken cancel)
    {
        var (project, ids) = (context.Project, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase));
        var lookedUp = 0;
        foreach (var word in selector.Leaves.OfType<Selector.Named>().Select(named => named.Word).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            string Instead(string other) => command(selector.Map(leaf => leaf is Selector.Named named && Same(named.Word, word) ? new Selector.Named(other) : leaf));
            switch (await FindAsync(project, word, () => ++lookedUp <= OneByOne, cancel))
            {
                case PhoneMatch.One one: ids[word] = one.Phone.PhoneId; break;
                case PhoneMatch.Several several: return (null, await PhoneWords.AskAsync(fleet, context, several, Instead, cancel));
                default: return (null, PhoneWords.Unknown(word, await fleet.NearestNameAsync(project, word, context.MaySee, cancel) is { } nearest ? Instead(nearest) : null, amongOthers: true));
            }
        }

        var (expanded, problem) = (await groups.LoadAsync(project)).Expand(selector.Map(leaf => leaf is Selector.Named named ? new Selector.Named(ids[named.Word]) : leaf));
        if (problem is not null) return (null, new CommandResult.Refused(problem, ["groups"]));
        (expanded, var other) = await tags.BindAsync(project, expanded!, cancel);
        if (other is not null) return (null, other);

        var servers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var word in expanded!.Leaves.OfType<Selector.OnServer>().Select(server => server.Server).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var found = await fleet.FindServersAsync(project, word, cancel);
            if (found.Count != 1)
            {
                return (null, ServerWords.NotOne(word, found, await fleet.ServersAsync(project, cancel), other => command(selector.Map(leaf => leaf is Selector.OnServer server && Same(server.Server, word) ? new Selector.OnServer(other) : leaf))));
            }

            servers[word] = found[0].ServerId;
        }

        return (expanded.Map(leaf => leaf is Selector.OnServer server ? new Selector.OnServer(servers[server.Server]) : leaf), null);
    }

    /// <summary>In the picture of the fleet if it is there; what is newer than the picture, in the cloud.</summary>
    private async Task<PhoneMatch> FindAsync(string project, string word, Func<bool> mayLookUp, CancellationToken cancel)
    {
        if (await fleet.SnapshotAsync(project, cancel) is { } snapshot)
        {
            var known = snapshot.Named(word).ToList();
            if (known.Count == 0) known = [.. snapshot.WithIdsLike(word)];
            if (known.Count > 0) return known.Count == 1 ? new PhoneMatch.One(known[0]) : new PhoneMatch.Several(word, known);
        }

        return mayLookUp() ? await fleet.FindPhoneAsync(project, word, cancel) : new PhoneMatch.None(word);
    }

    private async Task<(Targets? Targets, CommandResult? Instead)> SelectAsync(string project, Selector bound, CancellationToken cancel) =>
        await fleet.SelectAsync(project, bound, cancel) switch
        {
            Selection.Found found => (new Targets(found.Phones, found.AsOf, found.Whole, [.. Gaps(bound, found)]) { IsByStatus = bound.Leaves.OfType<Selector.WithStatus>().Any() }, null),
            Selection.NotYet { Progress: var progress } => (null, new CommandResult.Refused(
                $"I am still reading the fleet{(progress.Total > 0 ? $" ({progress.Known:N0} of {progress.Total:N0} phones)" : "")}, and that is too much of it to search meanwhile. Name a server, a status or the beginning of a name, or ask again in a few minutes.")),
            _ => throw new InvalidOperationException("There is no other selection."),
        };

    /// <summary>A range with a digit too many still finds the phones that are there: say that the others are not.</summary>
    private static IEnumerable<string> Gaps(Selector bound, Selection.Found found)
    {
        foreach (var range in bound.Leaves.OfType<Selector.Range>().Distinct())
        {
            var names = (found.Whole?.Select(range) ?? found.Phones.Where(phone => range.Matches(PhoneFacts.Of(phone, null)))).DistinctBy(phone => phone.PhoneName, StringComparer.OrdinalIgnoreCase).Count();
            if (names < range.Count) yield return $"Of {range}, {range.Count - names} of {range.Count} names do not exist.";
        }
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The phones that were meant; none, when nothing fits.</summary>
/// <param name="AsOf">How old the picture of them is.</param>
/// <param name="Whole">The fleet that they are a part of; null: it is not known yet.</param>
/// <param name="Notes">What the person should know before they go on.</param>
internal sealed record Targets(IReadOnlyList<Phone> Phones, DateTimeOffset AsOf, FleetSnapshot? Whole, IReadOnlyList<string> Notes)
{
    /// <summary>Each was named, and read from the cloud itself.</summary>
    public bool IsByName { get; init; }

    /// <summary>They were chosen by their status, perhaps by way of a group.</summary>
    public bool IsByStatus { get; init; }
}
