using CphBot.Commands.Grammar;

namespace CphBot.Tests.Commands.Grammar;

/// <summary>The commands that the grammar is tried with: one or more for each of its building blocks.</summary>
internal static class TestCatalogue
{
    public static IReadOnlyList<CommandSpec> Specs { get; } =
    [
        new("help", "help [command]", "Says what can be done here.", CommandEffect.Reads, CommandGrammar.OptionalTopic)
        {
            Featured = true, Examples = ["help", "help restart phone"],
        },
        new("whoami", "whoami", "Says who you are here.", CommandEffect.Reads, CommandGrammar.None) { Aliases = ["who am i"] },
        new("list phones", "list phones [<phones> | where status is <status> | on server <server> | named <text>] [page N]", "Lists phones.", CommandEffect.Reads,
            CommandGrammar.PhoneQuery)
        {
            Aliases = ["phones"],
            Examples = ["list phones", "list phones where status is failed and on server cph-01 page 2"],
        },
        new("show phone", "show phone <phone>", "Shows a phone.", CommandEffect.Reads, CommandGrammar.OnePhone) { Examples = ["show phone web-0007"] },
        new("list servers", "list servers [page N]", "Lists servers.", CommandEffect.Reads, CommandGrammar.OptionalPage) { Aliases = ["servers"] },
        new("show server", "show server <server>", "Shows a server.", CommandEffect.Reads, CommandGrammar.OneServer) { Examples = ["show server cph-01"] },
        new("restart phone", "restart phone <phone>", "Restarts a phone.", CommandEffect.Changes, CommandGrammar.OnePhone.OptionalReason())
        {
            Aliases = ["reboot phone"], Examples = ["restart phone web-0007", "restart phone web-0007 because the screen is black"],
        },
        new("restart phones", "restart phones <phone>, <phone> and <phone>", "Restarts phones.", CommandEffect.Changes, CommandGrammar.Phones.OptionalPace().OptionalReason())
        {
            Aliases = ["reboot phones"], Examples = ["restart phones web-0001, web-0002 and web-0007"],
        },
        new("group", "group <group> = <phones>", "Names phones.", CommandEffect.Changes, CommandGrammar.GroupChange) { Examples = ["group checkout add web-7"] },
        new("list operations", "list operations [page N]", "Lists operations.", CommandEffect.Reads, CommandGrammar.OptionalPage),
        new("show", "show <number>", "Shows an operation.", CommandEffect.Reads, CommandGrammar.OperationNumber) { Examples = ["show 1042"] },
        new("confirm", "confirm <number>", "Confirms a plan.", CommandEffect.Controls, CommandGrammar.OperationNumber),
        new("cancel", "cancel <number>", "Cancels an operation.", CommandEffect.Controls, CommandGrammar.OperationNumber),
        new("hold", "hold <phones> until <time> because <reason>", "Holds phones.", CommandEffect.Changes, HoldGrammar.HoldPhones)
        {
            Examples = ["hold web-* for 2 hours because demo", "hold all except web-1 until tomorrow 9:00 because demo"],
        },
        new("release", "release <number>", "Releases phones.", CommandEffect.Changes, HoldGrammar.Release) { Examples = ["release 7", "release hold 7", "release web-*"] },
        new("reset", "reset <phone> [despite holds] [because <reason>]", "Resets a phone.", CommandEffect.Destroys, CommandGrammar.OnePhone.OptionalDespite().OptionalReason()),
        new("audit", "audit [of phone <phone>] [by <person>] [since <time>] [page N]", "Shows what was done.", CommandEffect.Reads, AuditGrammar.Query)
        {
            Examples = ["audit", "audit of #1042 by me for 2 hours", "audit since 14:00 until 15:00 with reads up to 5023 page 2", "audit 5023"],
        },
        new("answer", "answer <number> <choice>", "Answers a question.", CommandEffect.Controls, CommandGrammar.NumberAndChoice),
        new("use project", "use project <name>", "Chooses a project.", CommandEffect.Controls, CommandGrammar.OneProject),
    ];

    public static CommandParser Parser { get; } = new(Specs);

    /// <summary>The plainest spelling of what the text says, or what is wrong with it.</summary>
    public static string Read(string text) => Parser.Parse(text) switch
    {
        ParseResult.Parsed parsed => parsed.ToText(),
        ParseResult.Incomplete incomplete => incomplete.Problem,
        var other => other.ToString()!,
    };
}
