using CphBot.Audit;
using CphBot.Cards;
using CphBot.Conversations;
using CphBot.Hosting;
using CphBot.Storage;
using CphBot.Teams.Activities;
using CphBot.Turns;

namespace CphBot;

/// <summary>
/// One activity, from what arrived to what is written. Read this first: a turn is welcomed, ignored, or taken as a command; a command is parsed,
/// allowed, run, and its result becomes a card, a question, a new operation, or an act on one. Everything it leads to is committed together
/// with the end of the turn, so that a turn that is run again after a crash has either done nothing or is done.
/// </summary>
internal sealed partial class BotTurn(
    Database database, TurnEnd end, CommandTurn commands, TimeProvider time, ILogger<BotTurn> logger)
{
    /// <summary>A turn that ended badly so often, perhaps with the whole process, will not end well.</summary>
    private const int MostAttempts = 10;

    public async Task RunAsync(Turn turn, CancellationToken cancel)
    {
        TurnContext? context = null;
        try
        {
            context = await ContextAsync(turn);
            await (context is null ? end.SilentlyAsync(turn) : turn.Attempts > MostAttempts ? FailAsync(context, "failed too often") : HandleAsync(context, cancel));
        }
        catch (TurnTakenException e)
        {
            LogTaken(e);
        }
        catch (Exception e) when (e is StorageException or OwnerFailedException || cancel.IsCancellationRequested)
        {
            // The row is still open, and whatever was done so far is found again: the sweep runs it again.
            LogPutOff(e, turn.Key);
        }
        catch (Exception e)
        {
            LogFailed(e, turn.Key);
            if (context is not null) await FailAsync(context, $"failed: {e.GetType().Name}");
        }
    }

    private Task HandleAsync(TurnContext context, CancellationToken cancel)
    {
        var activity = context.Turn.Activity;
        if (activity.IsBotAdded()) return WelcomeAsync(context);
        if (activity.IsBotRemoved()) return end.CommitAsync(context, [context.Line("remove", "the bot was removed")], session => ConversationStore.ForgetWelcomeAsync(session, context.Conversation.Id));
        if (activity.IsEdit()) return context.IsAddressed ? RefuseAsync(context, "I do not run edited messages. Send it again as a new one.") : end.SilentlyAsync(context.Turn);
        if (activity.Type != "message" && !context.IsPress) return end.SilentlyAsync(context.Turn);
        if (!context.IsAddressed) return end.SilentlyAsync(context.Turn);
        if (context.Text.Length == 0 && activity.HasFiles()) return RefuseAsync(context, "I cannot read files. Type what you need.", "help");
        return commands.RunAsync(context, cancel);
    }

    /// <summary>Once an installation; Teams tells of it twice.</summary>
    private Task WelcomeAsync(TurnContext context) => end.CommitAsync(context, [context.Line("install", "the bot was added")], async session =>
    {
        if (!await ConversationStore.WelcomeAsync(session, context.Conversation.Id)) return;
        await PostStore.AddAsync(session, TurnEnd.Post(context, HelpCard.Welcome(context.Hints)));
    });

    private Task RefuseAsync(TurnContext context, string reason, params string[] offers) =>
        end.WithCardAsync(context, AnswerCards.Refusal(reason, offers, context.Hints), context.Line(context.Text, "refused"));

    /// <summary>Ours: everything that is neither the user's, the cloud's nor Teams'. The person learns what is known, and its number.</summary>
    private async Task FailAsync(TurnContext context, string outcome)
    {
        // An earlier run may have done its part before it failed.
        var known = context.Turn.Attempts == 1 ? "and this command was not carried out" : "and I do not know whether this command was carried out: look at the operations";
        try
        {
            await database.WriteAsync(async session =>
            {
                await TurnStore.FinishAsync(session, context.Turn);
                var number = await AuditStore.AppendAsync(session, context.Line(context.Text, outcome));
                var card = AnswerCards.Refusal($"Something went wrong on my side, {known}. Tell whoever runs me: audit {number}.", ["list operations"], context.Hints);
                await PostStore.AddAsync(session, TurnEnd.Post(context, card));
            });
            end.Tell(context);
        }
        catch (Exception e)
        {
            LogPutOff(e, context.Turn.Key);
        }
    }

    private async Task<TurnContext?> ContextAsync(Turn turn)
    {
        var isPress = turn.Activity.PressedCommand() is not null;
        if (turn.Conversation is { } known && !isPress) return TurnContext.Of(turn, known, null, time);
        return await database.ReadAsync(async session => await ConversationStore.FindAsync(session, turn.ConversationId) is { } conversation
            ? TurnContext.Of(turn, conversation, isPress ? await PressedOnAsync(session, turn.Activity, conversation.Id) : null, time)
            : null);
    }

    private static async Task<Post?> PressedOnAsync(Session session, Activity press, string conversation)
    {
        // Whoever forges a number reaches no other conversation's message.
        if (press.PressedNumber(ButtonData.PostField) is { } id && await PostStore.FindAsync(session, id) is { } post && post.ConversationId == conversation) return post;
        return press.ReplyToId is { } message ? await PostStore.FindByActivityAsync(session, conversation, message) : null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A turn was left to the process that holds it")]
    private partial void LogTaken(Exception e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Turn {Key} could not be ended and is run again")]
    private partial void LogPutOff(Exception e, string key);

    [LoggerMessage(Level = LogLevel.Error, Message = "Turn {Key} failed")]
    private partial void LogFailed(Exception e, string key);
}
