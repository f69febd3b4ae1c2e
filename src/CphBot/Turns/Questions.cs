using System.Text.Json;
using CphBot.Cards;
using CphBot.Conversations;
using CphBot.Storage;
using CphBot.Teams.Cards;

namespace CphBot.Turns;

/// <summary>A question is a card with a command on each button. It is answered once; its card then says by whom and how.</summary>
internal static class Questions
{
    /// <exception cref="QuestionSettledException">It is answered already.</exception>
    public static async Task SettleAsync(Session session, Post question, TurnContext context)
    {
        var card = JsonSerializer.Deserialize(question.Content!, CardJson.Default.AdaptiveCard)!;
        var settled = SharedCards.Json(AnswerCards.Answered(card, context.Actor.Name, context.Text));
        if (!await PostStore.AnswerAsync(session, question.Id, context.Text, settled)) throw new QuestionSettledException();
    }
}

/// <summary>Another press was quicker.</summary>
internal sealed class QuestionSettledException() : Exception("The question was answered already.");
