namespace CphBot.Access;

/// <summary>One rule as it stands in the settings: "Access:Rules:{n}". <see cref="RuleReader"/> makes a <see cref="Rule"/> of it.</summary>
internal sealed class RuleOptions
{
    /// <summary>What people call it; stands in answers and in the audit. Keeps the count of <see cref="MaxPhonesPerHour"/> when the rule is rewritten.</summary>
    public string? Name { get; set; }

    /// <summary>Entra object ids, <c>tenant:id</c>, <c>group:id</c>, <c>*</c> (the own tenant). At least one.</summary>
    public IList<string> Who { get; } = [];

    /// <summary>Conversation ids without <c>;messageid=</c>, <c>team:id</c>, <c>personal</c>, <c>*</c>. At least one.</summary>
    public IList<string> Where { get; } = [];

    /// <summary>Verbs, <c>read</c>, <c>change</c>, <c>destroy</c>, <c>*</c>. None includes another: who changes and looks has both. At least one.</summary>
    public IList<string> May { get; } = [];

    /// <summary>Selectors as commands have them, <c>project:name</c>, <c>*</c>. At least one.</summary>
    public IList<string> On { get; } = [];

    /// <summary>None, Confirm, OtherPerson or TwoPersons. Left out: one phone at once; several, or what destroys data, with a confirmation.</summary>
    public string? Approval { get; set; }

    /// <summary>Phones of one operation, from 1.</summary>
    public int? MaxPhones { get; set; }

    /// <summary>Phones sent under this rule within an hour, from 1.</summary>
    public int? MaxPhonesPerHour { get; set; }

    /// <summary>Share of a server's phones in one operation, 1 to 100; one phone is always allowed.</summary>
    public int? MaxServerPercent { get; set; }

    /// <summary>Command lines that phones may be made to run, <c>*</c> for any letters, digits, spaces and <c>_ . , : / = @ + -</c>; <c>*</c> alone for everything. Left out: such as only look.</summary>
    public IList<string> Commands { get; } = [];

    /// <summary>Whether the requester may go on without the approval, with a reason; it stays open until somebody else reviews it.</summary>
    public bool BreakGlass { get; set; }
}
