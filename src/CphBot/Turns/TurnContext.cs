using System.Globalization;
using CphBot.Audit;
using CphBot.Cards;
using CphBot.Conversations;
using CphBot.Operations;
using CphBot.Teams.Activities;

namespace CphBot.Turns;

/// <summary>A turn, with what is known about who speaks, and where.</summary>
internal sealed record TurnContext
{
    public required Turn Turn { get; init; }

    public required Conversation Conversation { get; init; }

    public required Actor Actor { get; init; }

    public string? TenantId { get; init; }

    /// <summary>IANA; null: UTC.</summary>
    public string? Zone { get; init; }

    public string? ThreadId { get; init; }

    /// <summary>What was typed, or what the pressed button stands for.</summary>
    public required string Text { get; init; }

    /// <summary>The other people whom the text mentions.</summary>
    public IReadOnlyList<ChannelAccount> Mentioned { get; init; } = [];

    /// <summary>Whether it was meant for the bot: in channels and group chats only a mention or a press is.</summary>
    public required bool IsAddressed { get; init; }

    /// <summary>A button was pressed.</summary>
    public required bool IsPress { get; init; }

    /// <summary>The message whose button was pressed, when it is one of ours.</summary>
    public Post? PressedOn { get; init; }

    /// <summary>The id of the message that was pressed, when it is an old copy of <see cref="PressedOn"/>: its id was lost, and it was posted again.</summary>
    public string? OldCopy => PressedOn is { ActivityId: { } current } && Turn.Activity.ReplyToId is { } pressed && pressed != current ? pressed : null;

    public required DateTimeOffset Now { get; init; }

    public bool IsPersonal => Conversation.Kind == ConversationKind.Personal;

    public Hints Hints => new(IsPersonal, Conversation.BotName ?? "CphBot");

    /// <summary>What makes a second tap on a button the same press: the card, each copy of it, and the command; not the delivery.</summary>
    public string OperationKey => IsPress ? $"{Conversation.Id}|press|{PressedOn?.Id.ToString(CultureInfo.InvariantCulture) ?? Turn.Activity.ReplyToId}|{Text}" : Turn.Key;

    public static TurnContext Of(Turn turn, Conversation conversation, Post? pressedOn, TimeProvider time)
    {
        var activity = turn.Activity;
        var pressed = activity.PressedCommand();
        var text = MessageText.Of(activity);
        return new TurnContext
        {
            Turn = turn,
            Conversation = conversation,
            Actor = new Actor(activity.From?.AadObjectId, activity.From?.Id ?? "", activity.From?.Name ?? "somebody"),
            TenantId = activity.TenantId(),
            Zone = activity.TimeZone(),
            ThreadId = activity.ThreadId(),
            Text = pressed is null ? text.Text : WithReason(pressed, activity),
            Mentioned = text.People,
            IsAddressed = pressed is not null || IsForBot(activity, text),
            IsPress = pressed is not null,
            PressedOn = pressedOn,
            Now = time.GetUtcNow(),
        };
    }

    /// <summary>In channels and group chats only a mention or a press is.</summary>
    public static bool IsForBot(Activity activity) =>
        activity.PressedCommand() is not null || IsForBot(activity, MessageText.Of(activity));

    private static bool IsForBot(Activity message, MessageText text) =>
        message.Type is "message" or "messageUpdate" && (message.Kind() == ConversationKind.Personal || text.MentionsBot);

    /// <summary>A reason that was typed into the card reads as one that was typed after the command.</summary>
    private static string WithReason(string command, Activity press) =>
        press.PressedFlag(ButtonData.TakesReasonField) && press.PressedText(ButtonData.ReasonField)?.Trim() is { Length: > 0 } reason ? $"{command} because {reason}" : command;

    /// <summary>An audit line of this turn.</summary>
    public AuditEntry Line(string command, string outcome, string? project = null) => new()
    {
        Phase = AuditPhase.Command,
        ActorId = Actor.ObjectId,
        ActorName = Actor.Name,
        TenantId = TenantId,
        ConversationId = Conversation.Id,
        Project = project,
        Command = command,
        Outcome = outcome,
    };
}
