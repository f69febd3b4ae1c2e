using CphBot.Commands.Phones;
using CphBot.Fleet;
using CphBot.Fleet.Selectors;

namespace CphBot.Commands.Holds;

/// <summary>
/// Finds out what the words of a hold mean: phones and servers by their ids, so that a new name changes nothing. A hold on words that mean nothing would
/// protect nothing, so each word must mean something now. Wildcards and ranges stay as they are: a phone that comes later is held, too.
/// </summary>
internal sealed class HoldTargets(FleetReader fleet, GroupStore groups, TagTargets tags)
{
    /// <param name="command">The same command for other words: what a button, or a better spelling, stands for.</param>
    public async Task<(HoldTarget? Target, CommandResult? Instead)> FindAsync(CommandContext context, Selector selector, Func<Selector, string> command, CancellationToken cancel)
    {
        var project = context.Project;
        var (expanded, problem) = (await groups.LoadAsync(project)).Expand(selector);
        if (problem is not null) return (null, new CommandResult.Refused(problem));
        (expanded, var other) = await tags.BindAsync(project, expanded!, cancel);
        if (other is not null) return (null, other);
        var (meaning, instead) = await BindAsync(context, expanded!, replaced => command(replaced), cancel);
        if (meaning is null) return (null, instead);
        if (meaning.ToString().Length > SelectorText.MaxLength) return (null, new CommandResult.Refused("That is too long for one hold: hold a server, a range or a wildcard, or use several holds."));

        var snapshot = await fleet.SnapshotAsync(project, cancel);
        var phones = snapshot?.Select(meaning).Count;
        if (phones == 0) return (null, new CommandResult.Refused($"No phone is meant by \"{selector}\" now, so there is nothing to hold.", ["list phones"]));
        return (new HoldTarget(meaning, phones, phones == snapshot?.Phones.Count && phones > 1 ? ["That is every phone of the project."] : []), null);
    }

    private async Task<(Selector? Bound, CommandResult? Instead)> BindAsync(CommandContext context, Selector selector, Func<Selector, string> with, CancellationToken cancel)
    {
        var project = context.Project;
        switch (selector)
        {
            // Where the picture of the fleet knows one phone of that name the cloud is not needed: it may be down, and there may be many names.
            case Selector.Named named when (await fleet.SnapshotAsync(project, cancel))?.Named(named.Word).Take(2).ToList() is [var known]:
                return (new Selector.Named(known.PhoneId), null);
            case Selector.Named named:
                var (phones, other) = await PhoneWords.ResolveAsync(fleet, context, [named.Word], words => with(new Selector.Named(words[0])), cancel);
                return other is null ? (new Selector.Named(phones[0].PhoneId), null) : (null, other);
            case Selector.OnServer server:
                var found = await fleet.FindServersAsync(project, server.Server, cancel);
                if (found.Count == 1) return (new Selector.OnServer(found[0].ServerId), null);
                return (null, ServerWords.NotOne(server.Server, found, await fleet.ServersAsync(project, cancel), word => with(new Selector.OnServer(word))));
            case Selector.WithStatus status:
                return (null, new CommandResult.Refused($"Which phones are {status.Word} changes by the minute, so a hold cannot follow it. Name the phones, a server or a wildcard."));
            case Selector.AllOf all:
                return await BindAllAsync(context, all.Items, Selector.All, with, cancel);
            case Selector.AnyOf any:
                return await BindAllAsync(context, any.Items, Selector.Any, with, cancel);
            case Selector.Except except:
                return await BindAllAsync(context, [except.From, except.Without], items => items.ToList() is [var from, var without] ? new Selector.Except(from, without) : throw new ArgumentException("There are two."), with, cancel);
            default:
                return (selector, null);
        }
    }

    private async Task<(Selector? Bound, CommandResult? Instead)> BindAllAsync(
        CommandContext context, IReadOnlyList<Selector> items, Func<IEnumerable<Selector>, Selector> join, Func<Selector, string> with, CancellationToken cancel)
    {
        var bound = new List<Selector>(items.Count);
        foreach (var (position, item) in items.Index())
        {
            var (one, instead) = await BindAsync(context, item, other => with(join([.. items.Take(position), other, .. items.Skip(position + 1)])), cancel);
            if (one is null) return (null, instead);
            bound.Add(one);
        }

        return (join(bound), null);
    }
}

/// <param name="Phones">How many phones that are now; null: the fleet is not known.</param>
/// <param name="Notes">What the person should know.</param>
internal sealed record HoldTarget(Selector Meaning, int? Phones, IReadOnlyList<string> Notes);
