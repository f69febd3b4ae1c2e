using System.Security.Cryptography;
using System.Text;
using CphBot.Fleet.Selectors;
using CphBot.Operations;

namespace CphBot.Access;

/// <summary>Makes rules of settings, or says in one line each which key is wrong and what is allowed.</summary>
/// <param name="projects">Those of "Cloud:Projects".</param>
internal sealed class RuleReader(IReadOnlyCollection<string> projects)
{
    private readonly List<string> _problems = [];

    public IReadOnlyList<string> Problems => _problems;

    /// <summary>A rule with a problem is left out.</summary>
    public IReadOnlyList<Rule> Read(IList<RuleOptions> rules)
    {
        var read = new List<Rule>(rules.Count);
        foreach (var (number, options) in rules.Index())
        {
            var before = _problems.Count;
            var rule = Read(options, number);
            if (read.Find(earlier => rule.Name is not null && string.Equals(earlier.Name, rule.Name, StringComparison.OrdinalIgnoreCase)) is { } same)
            {
                _problems.Add($"Access:Rules:{number}:Name: is also that of Access:Rules:{same.Number}; phones are counted by it, so each needs its own.");
            }

            if (_problems.Count == before) read.Add(rule);
        }

        return read;
    }

    private Rule Read(RuleOptions options, int number)
    {
        var key = $"Access:Rules:{number}";
        var approval = ReadApproval(options.Approval, $"{key}:Approval");
        CheckNumbers(options, key);
        if (options.BreakGlass && approval is not (Approval.OtherPerson or Approval.TwoPersons))
        {
            _problems.Add($"{key}:BreakGlass: only together with Approval OtherPerson or TwoPersons; there is nothing else to break.");
        }

        if (options.Commands.Any(string.IsNullOrWhiteSpace)) _problems.Add($"{key}:Commands: an empty entry allows nothing; write a command such as \"getprop *\".");
        return new Rule
        {
            Number = number,
            Name = string.IsNullOrWhiteSpace(options.Name) ? null : options.Name.Trim(),
            Who = ReadAll(options.Who, $"{key}:Who", ReadWho, "Entra object ids, tenant:<id>, group:<id>, * (the own tenant)"),
            Where = ReadAll(options.Where, $"{key}:Where", ReadWhere, "conversation ids without ;messageid=, team:<id>, personal, *"),
            May = ReadAll(options.May, $"{key}:May", ReadMay, string.Join(", ", Right.Known), IdleMay),
            On = ReadAll(options.On, $"{key}:On", ReadScope, $"phones as in commands (web-*), project:<name> or both (project:<name> web-*), *; projects are {string.Join(", ", projects)}; groups and tags may be changed by commands, so a rule takes none"),
            Approval = approval,
            MaxPhones = options.MaxPhones,
            MaxPhonesPerHour = options.MaxPhonesPerHour,
            MaxServerPercent = options.MaxServerPercent,
            BreakGlass = options.BreakGlass,
            Commands = options.Commands.Count == 0 ? AllowedCommands.Unless : new AllowedCommands([.. options.Commands]),
            Key = KeyOf(options),
        };
    }

    /// <summary>The limits may change without the count beginning anew; what the rule is about may not, unless it has a name.</summary>
    private static string KeyOf(RuleOptions options)
    {
        if (!string.IsNullOrWhiteSpace(options.Name)) return options.Name.Trim();
        var about = string.Join('\n', new[] { options.Who, options.Where, options.May, options.On }.Select(list => string.Join(',', list)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(about)))[..16];
    }

    private T[] ReadAll<T>(IList<string> entries, string key, Func<string, T?> read, string allowed, Func<string, string?>? remark = null)
        where T : class
    {
        if (entries.Count == 0) _problems.Add($"{key}: at least one of {allowed}.");
        var found = new List<T>(entries.Count);
        foreach (var (index, entry) in entries.Index())
        {
            if (string.IsNullOrWhiteSpace(entry) || read(entry.Trim()) is not { } one) _problems.Add($"{key}:{index}: is \"{entry}\"{remark?.Invoke(entry.Trim())}; allowed are {allowed}.");
            else found.Add(one);
        }

        return [.. found];
    }

    private static WhoClause? ReadWho(string entry) => Split(entry) switch
    {
        (null, "*") => new WhoClause.Everyone(),
        (null, var id) when IsId(id) => new WhoClause.Person(id),
        ("tenant", var id) when IsId(id) => new WhoClause.Tenant(id),
        ("group", var id) when IsId(id) => new WhoClause.Group(id.ToLowerInvariant()),
        _ => null,
    };

    private static WhereClause? ReadWhere(string entry) => entry switch
    {
        "*" => new WhereClause.Anywhere(),
        _ when entry.Equals("personal", StringComparison.OrdinalIgnoreCase) => new WhereClause.Personal(),
        _ when entry.Contains(";messageid=", StringComparison.OrdinalIgnoreCase) || entry.Any(char.IsWhiteSpace) => null,
        // The ids of teams and channels look alike, and both begin so.
        _ when Split(entry) is ("team", var id) && id.StartsWith("19:", StringComparison.Ordinal) => new WhereClause.Team(id),
        _ when entry.StartsWith("19:", StringComparison.Ordinal) || entry.StartsWith("a:", StringComparison.Ordinal) => new WhereClause.Conversation(entry),
        _ => null,
    };

    private static string? ReadMay(string entry) => Right.Known.FirstOrDefault(word => word.Equals(entry, StringComparison.OrdinalIgnoreCase));

    private static string? IdleMay(string entry) =>
        !Right.Idle.Contains(entry, StringComparer.OrdinalIgnoreCase) ? null
        : $", which allows nothing by itself{(OperationControl.BreakGlass.Word().StartsWith(entry, StringComparison.OrdinalIgnoreCase) ? ": what lets a requester go on without an approval is BreakGlass, beside the May that takes the approval" : "")}";

    private Scope? ReadScope(string entry)
    {
        if (Split(entry) is not ("project", var rest)) return entry == Right.All ? new Scope.Everything() : ReadSelected(null, entry);
        var name = rest.Split(' ')[0];
        if (projects.FirstOrDefault(project => project.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } known) return null;
        return rest.Length == name.Length ? new Scope.Project(known) : ReadSelected(known, rest[name.Length..]);
    }

    private static Scope.Selected? ReadSelected(string? project, string text) =>
        SelectorText.Read(text).Selector is { } selector && !MentionsOthers(selector) ? new Scope.Selected(project, selector) : null;

    private static bool MentionsOthers(Selector selector) => selector switch
    {
        Selector.InGroup or Selector.Tagged => true,
        Selector.AllOf all => all.Items.Any(MentionsOthers),
        Selector.AnyOf any => any.Items.Any(MentionsOthers),
        Selector.Except except => MentionsOthers(except.From) || MentionsOthers(except.Without),
        _ => false,
    };

    private Approval? ReadApproval(string? text, string key)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        // Numbers would parse as well, and say nothing to the next reader.
        if (!char.IsAsciiDigit(text[0]) && Enum.TryParse<Approval>(text, ignoreCase: true, out var approval) && Enum.IsDefined(approval)) return approval;
        _problems.Add($"{key}: is \"{text}\"; allowed are {string.Join(", ", Enum.GetNames<Approval>())}.");
        return null;
    }

    private void CheckNumbers(RuleOptions options, string key)
    {
        if (options.MaxPhones < 1) _problems.Add($"{key}:MaxPhones: must be at least 1.");
        if (options.MaxPhonesPerHour < 1) _problems.Add($"{key}:MaxPhonesPerHour: must be at least 1.");
        if (options.MaxServerPercent is < 1 or > 100) _problems.Add($"{key}:MaxServerPercent: must be between 1 and 100.");
    }

    /// <summary>"team:19:x" is team and 19:x; a conversation id has a colon of its own, but no such word before it.</summary>
    private static (string? Kind, string Id) Split(string entry)
    {
        foreach (var kind in (ReadOnlySpan<string>)["tenant", "group", "team", "project"])
        {
            if (entry.StartsWith(kind + ":", StringComparison.OrdinalIgnoreCase)) return (kind, entry[(kind.Length + 1)..].Trim());
        }

        return (null, entry);
    }

    private static bool IsId(string text) => Guid.TryParseExact(text, "D", out _);
}
