using CphBot.Teams.Activities;

namespace CphBot.Teams.Inbound;

/// <summary>
/// What to answer to an invoke. The bot has no dialogs, no searches and no sign-in, and none of its cards needs an invoke; yet a client
/// may send any of them, and each gets the answer that its name asks for. Shapes: Teams' invoke catalogue.
/// </summary>
public static class InvokeAnswers
{
    private const string Task = """{"task":{"type":"message","value":"This bot has no dialogs. Write help to see what it can do."}}""";
    private const string NoResults = """{"composeExtension":{"type":"result","attachmentLayout":"list","attachments":[]}}""";
    private const string NoSettings = """{"config":{"type":"message","value":"There is nothing to set up here. Write whoami to see what the bot knows of this conversation."}}""";

    // The HTTP status of an adaptiveCard/action is always 200, the logical one is inside.
    private const string Accepted = """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"On it: the answer comes in this conversation."}""";
    private const string UpToDate = """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"This card is kept up to date by itself."}""";
    private const string NoCommand = """{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"BadRequest","message":"This button carries no command. Write help to see what the bot can do."}}""";

    private static readonly Dictionary<string, InvokeAnswer> ByName = new(StringComparer.Ordinal)
    {
        ["task/fetch"] = new(200, Task),
        ["task/submit"] = new(200),
        ["composeExtension/query"] = new(200, NoResults),
        ["composeExtension/queryLink"] = new(200, NoResults),
        ["composeExtension/anonymousQueryLink"] = new(200, NoResults),
        ["composeExtension/selectItem"] = new(200, NoResults),
        ["composeExtension/fetchTask"] = new(200, Task),
        ["composeExtension/submitAction"] = new(200),
        ["composeExtension/querySettingUrl"] = new(200),
        ["composeExtension/setting"] = new(200),
        ["composeExtension/onCardButtonClicked"] = new(200),
        ["fileConsent/invoke"] = new(200),

        // 412 makes the client fall back to a sign-in button; it never gets here unless a card of somebody else's asks for one.
        ["signin/tokenExchange"] = new(412),
        ["signin/verifyState"] = new(200),
        ["signin/failure"] = new(200),
        ["application/search"] = new(200, """{"statusCode":200,"type":"application/vnd.microsoft.search.searchResponse","value":{"results":[]}}"""),
        ["message/submitAction"] = new(200),
        ["message/fetchTask"] = new(200, Task),
        ["suggestedActions/submit"] = new(200),
        ["config/fetch"] = new(200, NoSettings),
        ["config/submit"] = new(200, NoSettings),
    };

    /// <summary>
    /// An adaptiveCard/action that carries a command (<see cref="ActivityKinds.PressedCommand"/>) is answered as accepted: run it as a press of
    /// the button, beside the request.
    /// </summary>
    /// <returns>501 with an empty body for a name that is not known.</returns>
    public static InvokeAnswer To(Activity invoke) => invoke.Name switch
    {
        "adaptiveCard/action" when invoke.PressedCommand() is not null => new(200, Accepted),
        "adaptiveCard/action" when invoke.IsRefresh() => new(200, UpToDate),
        "adaptiveCard/action" => new(200, NoCommand),
        { } name when ByName.TryGetValue(name, out var answer) => answer,
        _ => new(501),
    };
}
