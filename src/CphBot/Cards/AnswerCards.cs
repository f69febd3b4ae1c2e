using System.Globalization;
using CphBot.Commands;
using CphBot.Commands.Phones;
using CphBot.Operations;
using CphBot.Teams.Cards;
using CphBot.Times;

namespace CphBot.Cards;

/// <summary>The cards that answer commands. Pure.</summary>
internal static class AnswerCards
{
    public static AdaptiveCard Render(Answer answer, Hints hints, string? zone) => answer switch
    {
        Answer.Help help => HelpCard.Render(help, hints),
        Answer.SubjectHelp help => HelpCard.Render(help, hints),
        Answer.CommandHelp help => HelpCard.Render(help, hints),
        Answer.WhoAmI who => WhoAmI(who, hints),
        Answer.PhoneList list => PhoneList(list, hints, zone),
        Answer.OnePhone phone => PhoneCard.Render(phone, hints, zone),
        Answer.ServerList list => ServerList(list, hints, zone),
        Answer.OneServer server => ServerCard.Render(server, hints, zone),
        Answer.Permission permission => new CardBuilder(hints)
            .Head(permission.IsAllowed ? "Yes" : "No", null, permission.IsAllowed ? ContainerStyle.Good : ContainerStyle.Warning, permission.IsAllowed ? "Yes." : "No.")
            .Line(permission.Sentence).Build(),
        Answer.OperationList list => OperationList(list, hints, zone),
        Answer.GroupList list => GroupCards.Render(list, hints),
        Answer.OneGroup group => GroupCards.Render(group, hints, zone),
        Answer.OneOperation one => OperationCard.Render(one.Operation, hints, isLive: false),
        Answer.Connection connection => Connection(connection, hints, zone),
        Answer.Table table => Table(table, hints, zone),
        Answer.Outputs outputs => Outputs(outputs, hints),
        Answer.HoldList list => HoldCards.List(list, hints, zone),
        Answer.AuditList list => AuditCards.List(list, hints, zone),
        Answer.AuditLine line => AuditCards.Line(line, hints, zone),
        _ => throw new ArgumentOutOfRangeException(nameof(answer)),
    };

    /// <summary>In each report until somebody has looked at it.</summary>
    public static void Unreviewed(CardBuilder card, IReadOnlyList<long> operations)
    {
        if (operations.Count > 0) card.Line($"Went on without an approval, and waits for a review: {string.Join(", ", operations.Select(number => $"#{number}"))}.", TextColor.Attention);
    }

    /// <summary>Nothing happens, and why.</summary>
    /// <param name="support">What the vendor's support asks for, or null.</param>
    public static AdaptiveCard Refusal(string reason, IReadOnlyList<string> offers, Hints hints, string? support = null)
    {
        var card = new CardBuilder(hints).Line(reason);
        if (support is not null) card.Line(support, subtle: true);
        foreach (var offer in offers) card.Choice(offer, offer);
        return card.Build();
    }

    /// <summary>What an old copy of a message becomes.</summary>
    public static AdaptiveCard Pointer(long? operation, Hints hints) => operation is { } number
        ? Refusal($"This card of #{number} is old and no longer kept up to date. Its current card is further down.", [$"show {number}"], hints)
        : Refusal("This message is old. Its current copy is further down.", [], hints);

    public static AdaptiveCard Question(string question, IReadOnlyList<Choice> choices, Hints hints)
    {
        var card = new CardBuilder(hints).Line(question, bold: true);
        foreach (var choice in choices) card.Choice(choice.Title, choice.Command);
        return card.Build();
    }

    /// <summary>A question that needs no answer any more.</summary>
    public static AdaptiveCard Answered(AdaptiveCard question, string by, string command)
    {
        var line = CardText.OneLine($"{by} chose: {command}");
        return question with
        {
            Body = [.. question.Body, new TextBlock(CardText.Escape(line)) { IsSubtle = true }],
            Actions = [],
            FallbackText = $"{question.FallbackText.Split('\n')[0]}\n{line}",
        };
    }

    private static AdaptiveCard WhoAmI(Answer.WhoAmI who, Hints hints) => new CardBuilder(hints)
        .Head(who.Context.Actor.Name, null, ContainerStyle.Emphasis, $"You are {who.Context.Actor.Name}")
        .Facts(
            ("Object id", who.Context.Actor.ObjectId ?? "none: a guest, who may only look"),
            ("Tenant", who.Context.TenantId ?? "none"),
            ("Conversation", who.Context.ConversationId),
            ("Team", who.Context.TeamId),
            ("Time zone", who.Context.Zone is null ? "not sent by your client: UTC" : $"{who.Context.Zone}, now {ZoneClock.Time(who.Context.Now, who.Context.Zone)}"),
            (who.Context.Served.Count > 1 ? "Projects" : "Project", who.Context.Served.Count == 0 ? "none serves this conversation" : string.Join(", ", who.Context.Served)),
            ("May here", May(who.Context)))
        .Build();

    private static string May(CommandContext context)
    {
        string[] verbs = [.. CommandCatalogue.Specs.Where(spec => !spec.IsOpen && context.May(spec)).Select(spec => spec.Name.Split(' ')[0]).Distinct()];
        if (context.Served.Count == 0) return "nothing: no project serves this conversation";
        return verbs.Length == 0 ? "nothing: no rule of Access:Rules is about you here" : string.Join(", ", verbs);
    }

    private static AdaptiveCard PhoneList(Answer.PhoneList list, Hints hints, string? zone)
    {
        var phones = list.Phones;
        var filter = list.Asked.Targets?.ToString() ?? "";
        var title = phones.Total == 0 ? "No phones" : $"{phones.Total} {(phones.Total == 1 ? "phone" : "phones")}";
        var card = new CardBuilder(hints).Head(title, filter.Length == 0 ? $"in {list.Project}" : filter, ContainerStyle.Emphasis, filter.Length == 0 ? $"{title} in {list.Project}" : $"{title}: {filter}");
        foreach (var phone in phones.Items) card.Row(phone.PhoneName, Say.Status(phone.Status), PhoneCard.Color(phone.Status), null);
        card.Line($"{(phones.Pages > 1 ? $"page {phones.Page} of {phones.Pages} · " : "")}as of {ZoneClock.Time(phones.AsOf, zone)}", subtle: true);
        Pages(card, phones.Page, phones.Page < phones.Pages, page => ListPhonesCommand.Spec.ToText(list.Asked with { Page = page }));
        return card.Build();
    }

    private static AdaptiveCard ServerList(Answer.ServerList list, Hints hints, string? zone)
    {
        var servers = list.Servers;
        var title = servers.Total == 1 ? "1 server" : $"{servers.Total} servers";
        var card = new CardBuilder(hints).Head(title, $"in {list.Project}", ContainerStyle.Emphasis, $"{title} in {list.Project}");
        foreach (var server in servers.Items) card.Row(server.ServerName, ServerCard.Word(server.Status), ServerCard.Color(server.Status), server.PhoneModelName);
        card.Line($"{(servers.Pages > 1 ? $"page {servers.Page} of {servers.Pages} · " : "")}as of {ZoneClock.Time(servers.AsOf, zone)}", subtle: true);
        Pages(card, servers.Page, servers.Page < servers.Pages, page => $"list servers page {page}");
        return card.Build();
    }

    private static AdaptiveCard OperationList(Answer.OperationList list, Hints hints, string? zone)
    {
        var title = list.Operations.Count == 0 ? "No operations" : "Latest operations";
        var card = new CardBuilder(hints).Head(title, $"in {list.Project}", ContainerStyle.Emphasis, $"{title} in {list.Project}");
        Unreviewed(card, list.Unreviewed);
        foreach (var operation in list.Operations)
        {
            card.Row(
                $"#{operation.Number} {operation.Verb.Word} {operation.Subject}",
                operation.State.Words(),
                operation.State switch
                {
                    OperationState.Failed or OperationState.PartlyFailed or OperationState.Unclear => TextColor.Attention,
                    OperationState.Running => TextColor.Accent,
                    _ => null,
                },
                $"{operation.RequesterName}, {ZoneClock.Day(operation.CreatedAt, zone)}{(operation.IsOpenForReview ? " · not reviewed" : "")}",
                isBelow: true);
        }

        Pages(card, list.Page, list.HasMore, page => $"list operations page {page}");
        return card.Build();
    }

    private static AdaptiveCard Connection(Answer.Connection answer, Hints hints, string? zone)
    {
        var (title, info) = ($"Connection to {answer.Phone.PhoneName}", answer.Info);
        return new CardBuilder(hints)
            .Head(title, answer.ServerName, ContainerStyle.Emphasis, title)
            .Facts(
                ("Address", info.AccessIp ?? info.AccessIpv6),
                ("Inside", info.IntranetIp),
                ("Port", info.AccessPort?.ToString(CultureInfo.InvariantCulture)),
                ("Made", info.Timestamp is { } made ? ZoneClock.Time(made, zone) : null))
            .Line(answer.IsPersonal ? "Its ticket is a key to the phone and is never shown: your client fetches its own." : "Addresses are shown in a personal chat with me only.", subtle: true)
            .Line($"as of {ZoneClock.Time(answer.AsOf, zone)}", subtle: true)
            .Build();
    }

    private static AdaptiveCard Table(Answer.Table table, Hints hints, string? zone)
    {
        var rows = table.Rows;
        var card = new CardBuilder(hints).Head(table.Title, table.Subtitle, ContainerStyle.Emphasis, $"{table.Title} {table.Subtitle}");
        foreach (var row in rows.Items) card.Row(row.Name, row.State, null, row.Note);
        card.Line($"{(rows.Pages > 1 ? $"page {rows.Page} of {rows.Pages} · " : "")}as of {ZoneClock.Time(rows.AsOf, zone)}", subtle: true);
        Pages(card, rows.Page, rows.Page < rows.Pages, page => $"{table.Next} page {page}");
        return card.Build();
    }

    private static AdaptiveCard Outputs(Answer.Outputs answer, Hints hints)
    {
        var (operation, phones) = (answer.Operation, answer.Phones);
        var title = $"Output of #{operation.Number}";
        var card = new CardBuilder(hints).Head(title, operation.Details.Content, ContainerStyle.Emphasis, operation.Details.Content is { } what ? $"{title}: {what}" : title);
        foreach (var phone in phones.Items) card.Output(phone.PhoneName, phone.Output!.Trim());
        card.Line($"{(phones.Pages > 1 ? $"page {phones.Page} of {phones.Pages} · " : "")}{phones.Total} {(phones.Total == 1 ? "phone" : "phones")}", subtle: true);
        Pages(card, phones.Page, phones.Page < phones.Pages, page => $"output {operation.Number} page {page}");
        return card.Build();
    }

    private static void Pages(CardBuilder card, int page, bool hasMore, Func<int, string> command)
    {
        if (page > 1) card.Button("Previous", command(page - 1));
        if (hasMore) card.Button("Next", command(page + 1));
    }
}
