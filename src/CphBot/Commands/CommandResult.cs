using CphBot.Cloud.Phones;
using CphBot.Cloud.Servers;
using CphBot.Commands.Grammar;
using CphBot.Fleet;
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
    public sealed record Change(string Project, Verb Verb, IReadOnlyList<Phone> Phones, string? Reason = null, long? RetryOf = null, bool MustConfirm = false) : CommandResult;

    /// <summary>Whether somebody may run a command here is to be answered; it is not run.</summary>
    /// <param name="Whom">Null: the asker.</param>
    public sealed record Whether(ChannelAccount? Whom, ParseResult.Parsed Command) : CommandResult;

    /// <summary>An operation is to be confirmed, cancelled, ….</summary>
    public sealed record Act(long Number, OperationControl Control, string? Reason = null) : CommandResult;
}

/// <param name="Title">On the button.</param>
/// <param name="Command">What the button stands for.</param>
internal sealed record Choice(string Title, string Command);

/// <summary>What a command that reads has to show.</summary>
internal abstract record Answer
{
    private Answer()
    {
    }

    public sealed record Help(IReadOnlyList<CommandSpec> Commands) : Answer;

    public sealed record CommandHelp(CommandSpec Command) : Answer;

    public sealed record WhoAmI(CommandContext Context, IReadOnlyList<string> Projects) : Answer;

    /// <param name="Asked">With which the list was asked for: the same with another page is the next one.</param>
    public sealed record PhoneList(Listing<Phone> Phones, Arguments Asked, string Project) : Answer;

    public sealed record OnePhone(PhoneDetail Phone, string? ServerName, PhoneClaim? Claim, DateTimeOffset AsOf) : Answer;

    public sealed record ServerList(Listing<Server> Servers, string Project) : Answer;

    /// <param name="Phones">How many phones of it are in which status.</param>
    public sealed record OneServer(ServerDetail Server, IReadOnlyDictionary<PhoneStatus, int> Phones, DateTimeOffset AsOf) : Answer;

    /// <param name="Unreviewed">Of all pages: operations that went on without an approval, which nobody has reviewed.</param>
    public sealed record OperationList(IReadOnlyList<Operation> Operations, int Page, bool HasMore, string Project, IReadOnlyList<long> Unreviewed) : Answer;

    /// <param name="Sentence">Who may what, or which rule would be needed.</param>
    public sealed record Permission(bool IsAllowed, string Sentence) : Answer;

    public sealed record OneOperation(Operation Operation) : Answer;
}
