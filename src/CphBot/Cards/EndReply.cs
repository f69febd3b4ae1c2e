using System.Net;
using CphBot.Operations;
using CphBot.Teams.Cards;
using CphBot.Teams.Outbound;

namespace CphBot.Cards;

/// <summary>The short reply at an operation's end. It mentions the requester: an edit of the card notifies nobody.</summary>
internal static class EndReply
{
    public static OutgoingMessage.WithText Render(Operation operation)
    {
        var mention = new Mention($"<at>{WebUtility.HtmlEncode(operation.RequesterName)}</at>", operation.RequesterMri, operation.RequesterName);
        return new OutgoingMessage.WithText($"{mention.Text} #{operation.Number} {operation.Verb.Word} {CardText.Escape(operation.Subject)}: {CardText.Escape(Words(operation))}", [mention]);
    }

    private static string Words(Operation operation)
    {
        var done = operation.Phones.Count(phone => phone.State == PhoneState.Done);
        var single = operation.Phones.Count == 1 ? operation.Phones[0] : null;
        return operation.State switch
        {
            OperationState.Succeeded => single is null ? $"all {done} are {operation.Verb.Reached}." : $"{operation.Verb.Reached}.",
            OperationState.Expired => "expired, nothing was sent.",
            OperationState.Cancelled when done == 0 && operation.Remark is { } remark => $"{operation.State.Words()}. {remark}",
            _ when single?.Words is { } words => $"{operation.State.Words()}. {words}",
            _ => $"{operation.State.Words()}, {done} of {operation.Phones.Count} {operation.Verb.Reached}.",
        };
    }
}
