using CphBot.Conversations;
using CphBot.Hosting;
using CphBot.Storage;
using CphBot.Teams.Activities;
using CphBot.Teams.Inbound;

namespace CphBot.Turns;

/// <summary>From an activity that may enter to its row, and only then "202": what was accepted is never lost.</summary>
internal sealed partial class TurnReceiver(TurnStore turns, TurnRunner runner, TroubleNotice notice, Readiness readiness, TimeProvider time, ILogger<TurnReceiver> logger)
{
    /// <summary>Without a row by then the answer is 503, so that Teams delivers again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(800);

    public async Task<IResult> ReceiveAsync(HttpContext http, Activity activity)
    {
        var answer = activity.IsInvoke() ? InvokeAnswers.To(activity).ToResult() : Results.Accepted();
        if (activity.IsInvoke() && activity.PressedCommand() is null) return answer;
        if (ConversationOf(activity) is not { } conversation) return Results.BadRequest("No conversation, or no recipient.");

        // Before the lock and the schema nothing can be kept, and while stopping nothing new is begun: another process, or the next one, takes it.
        if (!readiness.TakesCommands) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);

        var received = StartWhenReceivedAsync(activity, conversation);
        try
        {
            await received.WaitAsync(Patience, time);
            return answer;
        }
        catch (Exception e) when (e is TimeoutException or StorageException)
        {
            LogNotReceived(e);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>Also when the row comes too late for the answer: then the delivery that follows finds it.</summary>
    private async Task StartWhenReceivedAsync(Activity activity, Conversation conversation)
    {
        try
        {
            if (await turns.ReceiveAsync(activity, conversation) is { } turn) runner.Start(turn);
        }
        catch (StorageException)
        {
            if (TurnContext.IsForBot(activity)) _ = notice.TellAsync(conversation, activity.ThreadId());
            throw;
        }
    }

    private static Conversation? ConversationOf(Activity activity) => activity.Reference() is not { } reference ? null : new Conversation
    {
        Id = reference.ConversationId,
        ServiceUrl = reference.ServiceUrl,
        TenantId = reference.TenantId,
        Kind = activity.Kind(),
        BotId = reference.BotId,
        BotName = reference.BotName,
        TeamId = activity.ChannelData?.Team?.Id,
        Active = !activity.IsBotRemoved(),
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "An activity was not taken in; Teams was told to deliver it again")]
    private partial void LogNotReceived(Exception e);
}
