using CphBot.Audit;
using CphBot.Cloud.Phones;
using CphBot.Cloud.Servers;
using CphBot.Commands.Auditing;
using CphBot.Commands.Grammar;
using CphBot.Fleet;
using CphBot.Fleet.Holds;
using CphBot.Fleet.Selectors;
using CphBot.Operations;
using CphBot.Teams.Activities;

namespace CphBot.Commands;

/// <summary>What a command wants to happen.</summary>
internal abstract record CommandResult
{
    private CommandResult()
    {
    }

    /// <summary>Nothing happens; this is what was asked about.</summary>
    public sealed record Shown(Answer Answer) : CommandResult;

    /// <summary>Nothing happens, for this reason.</summary>
    /// <param name="Offers">Commands that may be what was meant.</param>
    public sealed record Refused(string Reason, IReadOnlyList<string> Offers) : CommandResult
    {
        public Refused(string reason)
            : this(reason, [])
        {
        }
    }

    /// <summary>The person must say which.</summary>
    public sealed record Ask(string Question, IReadOnlyList<Choice> Choices) : CommandResult;

    /// <summary>Phones are to be changed.</summary>
    /// <param name="Phones">As they are in the cloud now.</param>
    /// <param name="MustConfirm">Even where the number of phones alone would not ask for it.</param>
    public sealed record Change(string Project, Verb Verb, IReadOnlyList<Phone> Phones, string? Reason = null, long? RetryOf = null, bool MustConfirm = false) : CommandResult
    {
        public ChangeDetails Details { get; init; } = ChangeDetails.None;

        /// <summary>What they were chosen by; null when each was named.</summary>
        public string? Asked { get; init; }

        /// <summary>They were chosen by their status: one that has another when it goes was not meant.</summary>
        public bool IsByStatus { get; init; }

        /// <summary>How old the picture is that they were chosen from; null: each was read now.</summary>
        public DateTimeOffset? PictureAt { get; init; }

        /// <summary>What the person should know before it goes on.</summary>
        public IReadOnlyList<string> Notes { get; init; } = [];

        public PlanWishes Wishes { get; init; } = PlanWishes.None;

        /// <summary>Only show what would be done.</summary>
        public bool IsDryRun { get; init; }

        /// <summary>Limits that an earlier plan for the same had; null: none.</summary>
        public PlanLimits? Within { get; init; }

        /// <summary>The plan that this one stands for: whose it is, and where it is shown, stays.</summary>
        public Operation? Renews { get; init; }

        /// <summary>To go on although somebody holds the phones. The holds that stand when it is planned are shown, and each is audited.</summary>
        public bool DespiteHolds { get; init; }
    }

    /// <summary>A group of phones is to be made, changed or deleted.</summary>
    /// <param name="Done">What to say then.</param>
    public sealed record ChangeGroup(GroupChange Group, string Done) : CommandResult;

    /// <summary>Phones are to be left alone for a while.</summary>
    /// <param name="Phones">How many that are now; null: that is not known.</param>
    /// <param name="Notes">What was decided, and should be seen.</param>
    public sealed record SetHold(string Project, Selector Selector, Selector Meaning, DateTimeOffset Until, string Reason, int? Phones, IReadOnlyList<string> Notes) : CommandResult;

    public sealed record ReleaseHold(Hold Hold) : CommandResult;

    /// <summary>Whether somebody may run a command here is to be answered; it is not run.</summary>
    /// <param name="Whom">Null: the asker.</param>
    public sealed record Whether(ChannelAccount? Whom, ParseResult.Parsed Command) : CommandResult;

    /// <summary>An operation is to be confirmed, cancelled, ….</summary>
    public sealed record Act(long Number, OperationControl Control, string? Reason = null) : CommandResult;
}

/// <param name="Title">On the button.</param>
/// <param name="Command">What the button stands for.</param>
internal sealed record Choice(string Title, string Command);

/// <param name="State">Beside the name, in a few words.</param>
internal sealed record TableRow(string Name, string State, string? Note = null);

/// <summary>What a command that reads has to show.</summary>
internal abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>What the asker may type here: the commands of most use in full, of the others the names.</summary>
    public sealed record Help(IReadOnlyList<CommandSpec> Commands) : Answer;

    /// <summary>All of a subject that the asker may type here.</summary>
    public sealed record SubjectHelp(CommandSubject Subject, IReadOnlyList<CommandSpec> Commands) : Answer;

    public sealed record CommandHelp(CommandSpec Command) : Answer;

    public sealed record WhoAmI(CommandContext Context) : Answer;

    /// <param name="Asked">With which the list was asked for: the same with another page is the next one.</param>
    public sealed record PhoneList(Listing<Phone> Phones, Arguments Asked, string Project) : Answer;

    public sealed record OnePhone(PhoneDetail Phone, string? ServerName, PhoneClaim? Claim, DateTimeOffset AsOf) : Answer
    {
        public StandingHolds Holds { get; init; } = StandingHolds.None;
    }

    public sealed record ServerList(Listing<Server> Servers, string Project) : Answer;

    /// <param name="Phones">How many phones of it are in which status.</param>
    public sealed record OneServer(ServerDetail Server, IReadOnlyDictionary<PhoneStatus, int> Phones, DateTimeOffset AsOf) : Answer;

    /// <param name="Unreviewed">Of all pages: operations that went on without an approval, which nobody has reviewed.</param>
    public sealed record OperationList(IReadOnlyList<Operation> Operations, int Page, bool HasMore, string Project, IReadOnlyList<long> Unreviewed) : Answer;

    /// <param name="Sentence">Who may what, or which rule would be needed.</param>
    public sealed record Permission(bool IsAllowed, string Sentence) : Answer;

    /// <param name="Info">Without its ticket and its session; outside a personal chat without its addresses, too.</param>
    public sealed record Connection(Phone Phone, string? ServerName, ConnectInfo Info, bool IsPersonal, DateTimeOffset AsOf) : Answer;

    /// <summary>Any list.</summary>
    /// <param name="Title">"12 images".</param>
    /// <param name="Next">The command that shows it; with a page.</param>
    public sealed record Table(string Title, string Subtitle, Listing<TableRow> Rows, string Next) : Answer;

    public sealed record OneOperation(Operation Operation) : Answer;

    public sealed record Outputs(Operation Operation, Listing<OperationPhone> Phones) : Answer;

    public sealed record GroupList(Listing<GroupRow> Groups, string Project) : Answer;

    /// <param name="Phones">How many it means; null: that could not be found out.</param>
    /// <param name="Problem">Why it means nothing.</param>
    public sealed record OneGroup(GroupRow Group, int? Phones, DateTimeOffset AsOf, string? Problem) : Answer;

    public sealed record HoldList(Listing<Hold> Holds) : Answer;

    /// <param name="Spans">Of the operations that the lines belong to.</param>
    /// <param name="Unreviewed">Whatever was asked for: operations that went on without an approval, which nobody has reviewed.</param>
    public sealed record AuditList(IReadOnlyList<AuditEntry> Lines, IReadOnlyDictionary<long, OperationSpan> Spans, AuditScope Scope, Arguments Asked, bool HasMore, IReadOnlyList<long> Unreviewed) : Answer;

    public sealed record AuditLine(AuditEntry Line, OperationSpan? Span) : Answer;
}
