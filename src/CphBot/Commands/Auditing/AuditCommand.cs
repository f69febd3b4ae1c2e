using CphBot.Audit;
using CphBot.Commands.Grammar;
using CphBot.Commands.Operations;
using CphBot.Fleet;
using CphBot.Operations;
using CphBot.Storage;
using CphBot.Times;

namespace CphBot.Commands.Auditing;

/// <summary>Shows who did what to which phone, when, with which outcome. Needs the rows only: it answers when the cloud does not.</summary>
internal sealed class AuditCommand(Database database, FleetReader fleet, Projects projects, OperationStore operations) : ICommand
{
    private const int PageSize = 10;

    public static CommandSpec Spec { get; } = new(
        "audit",
        "audit [of phone <phone>] [by <person>] [since <time>] [page N]",
        "Shows who did what to which phone, when, and how it ended.",
        CommandEffect.Reads,
        AuditGrammar.Query)
    {
        Featured = true,
        Aliases = ["show audit", "audit log"],
        Examples = ["audit", "audit of phone web-0007 since yesterday", "audit by me for 2 hours", "audit of #1042", "audit since 2026-11-23 until 14:00 with reads", "audit 5023"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var served = VisibleOperations.ProjectsOf(context);
        var all = new AuditQuery { Projects = served, ForeignConversations = projects.ChannelsOfOthers(served) };
        if (arguments.Number is { } line) return await LineAsync(all, line);

        var words = arguments.Audit;
        var (since, until) = (words.Since is null ? null : Moments.Since(words.Since, context.Now, context.Zone), words.Until is null ? null : Moments.Since(words.Until, context.Now, context.Zone));
        if ((since as Moment.None ?? until as Moment.None) is { } none) return new CommandResult.Refused(none.Reason);
        var (person, instead) = words.ByMe ? (Me(context), null) : words.Person is { } name ? await PersonAsync(name, arguments) : (null, null);
        if (instead is not null) return instead;

        var phones = words.Phone is { } phone ? await PhonesAsync(served, phone, cancel) : null;
        var query = all with
        {
            Phones = phones,
            Person = person,
            Operation = words.Operation,
            Since = (since as Moment.At)?.Instant,
            Until = (until as Moment.At)?.Instant,
            WithReads = words.WithReads,
            UpTo = words.UpTo,
        };
        string[] notes = [.. new[] { since, until }.OfType<Moment.At>().Select(at => at.Note).OfType<string>()];
        var scope = new AuditScope(words.Phone is null ? null : (words.Phone, phones!.Ids.Count), words.Operation, person?.ActorName, query.Since, query.Until, words.WithReads, notes, context.Now);
        return await ListAsync(query, scope, arguments, await operations.UnreviewedAsync([.. served]));
    }

    private Task<CommandResult> ListAsync(AuditQuery query, AuditScope scope, Arguments asked, IReadOnlyList<long> unreviewed) => database.ReadAsync<CommandResult>(async session =>
    {
        // One more than is shown tells whether there is another page.
        var found = await AuditSearch.FindAsync(session, query, (asked.Page - 1) * PageSize, PageSize + 1);
        var lines = found.Take(PageSize).ToList();
        // Looking adds a line, and others add theirs: the pages to turn to are those of this list.
        var pinned = asked with { Audit = asked.Audit with { UpTo = asked.Audit.UpTo ?? found.Select(line => (long?)line.Id).Max() } };
        return new CommandResult.Shown(new Answer.AuditList(lines, await AuditSearch.SpansAsync(session, lines.Select(line => line.Operation).OfType<long>()), scope, pinned, found.Count > PageSize, unreviewed));
    });

    private Task<CommandResult> LineAsync(AuditQuery all, long number) => database.ReadAsync<CommandResult>(async session =>
    {
        if (await AuditSearch.FindLineAsync(session, all, number) is not { } line) return new CommandResult.Refused($"There is no line {number} in the audit here.", ["audit"]);
        var spans = line.Operation is { } operation ? await AuditSearch.SpansAsync(session, [operation]) : null;
        return new CommandResult.Shown(new Answer.AuditLine(line, spans?.Values.FirstOrDefault()));
    });

    private static AuditPerson Me(CommandContext context) => new(context.Actor.ObjectId ?? "", context.Actor.Name);

    /// <summary>By object id, whole name or one word of it; an exact name wins. Two people may have one name.</summary>
    private async Task<(AuditPerson? Person, CommandResult? Instead)> PersonAsync(string word, Arguments asked)
    {
        var everybody = await database.ReadAsync(AuditSearch.PeopleAsync);
        var exact = everybody.Where(person => Same(person.ActorName, word) || Same(person.ActorId, word)).ToList();
        var fitting = exact.Count > 0 ? exact : [.. everybody.Where(person => person.ActorName.Split(' ').Any(part => Same(part, word)))];
        // Whoever was renamed is one person.
        var people = fitting.DistinctBy(person => person.ActorId.Length > 0 ? person.ActorId : person.ActorName).ToList();
        if (people.Count == 1) return (people[0], null);
        if (people.Count > 1)
        {
            return (null, new CommandResult.Ask(
                $"{people.Count} people go by {word}. Which one?",
                [.. people.Take(6).Select(person => new Choice($"{person.ActorName} ({(person.ActorId.Length == 0 ? "guest" : person.ActorId[..Math.Min(8, person.ActorId.Length)])})", With(person.ActorId.Length > 0 ? person.ActorId : person.ActorName)))]));
        }

        var nearest = NearestWord.Find(word, everybody.Select(person => person.ActorName));
        return (null, new CommandResult.Refused($"Nobody called {word} has asked me for anything.", [nearest is null ? "audit" : With(nearest)]));

        static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

        string With(string other) => Spec.ToText(asked with { Audit = asked.Audit with { Person = other } });
    }

    /// <summary>A phone that is gone from the cloud, or has another name now, is found by what the rows know of it.</summary>
    private async Task<AuditPhones> PhonesAsync(IReadOnlyList<string> served, string word, CancellationToken cancel)
    {
        var ids = (await database.ReadAsync(session => AuditSearch.PhoneIdsAsync(session, served, word))).ToHashSet(StringComparer.Ordinal);
        var names = new List<string> { word };
        foreach (var project in served)
        {
            if (await fleet.SnapshotAsync(project, cancel) is not { } snapshot) continue;
            ids.UnionWith(snapshot.Phones.Where(phone => string.Equals(phone.PhoneName, word, StringComparison.OrdinalIgnoreCase)).Concat(snapshot.WithIdsLike(word)).Select(phone => phone.PhoneId));
            names.AddRange(snapshot.Phones.Where(phone => ids.Contains(phone.PhoneId)).Select(phone => phone.PhoneName));
        }

        return new AuditPhones([.. ids], [.. ids.Concat(names).Select(AuditStore.Key).Distinct()]);
    }
}
