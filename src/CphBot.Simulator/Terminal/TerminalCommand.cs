using System.Globalization;
using System.Text.Json;
using CphBot.Simulator.Faults;

namespace CphBot.Simulator.Terminal;

/// <summary>What a line typed in the terminal means.</summary>
internal abstract record TerminalCommand
{
    private TerminalCommand()
    {
    }

    public static string Usage { get; } =
        """
        restart phone web-0007      is said to the bot; @CphBot in front is added where Teams wants it
        /press 1                    presses a button of the last card
        /as lee                     speaks as somebody else
        /personal  /channel         goes to your own chat with the bot, and back
        /fault restart noAnswerAfterEffect 1    the next restart is done but never answered
        /fault clear                ends all faults
        /phone web-0007 neverBoots  what that phone does at its next restart
        /help  /quit
        """;

    public sealed record Say(string Text) : TerminalCommand;

    public sealed record Press(int Number) : TerminalCommand;

    public sealed record SpeakAs(string Name) : TerminalCommand;

    public sealed record GoPersonal : TerminalCommand;

    public sealed record GoToChannel : TerminalCommand;

    public sealed record Break(Fault Fault) : TerminalCommand;

    public sealed record ClearFaults : TerminalCommand;

    public sealed record Prepare(string Phone, string Behaviour, TimeSpan? Time) : TerminalCommand;

    public sealed record Help : TerminalCommand;

    public sealed record Quit : TerminalCommand;

    /// <param name="Answer">What is shown instead.</param>
    public sealed record NotUnderstood(string Answer) : TerminalCommand;

    /// <summary>Null for an empty line.</summary>
    public static TerminalCommand? Parse(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words switch
        {
            [] => null,
            ["/press", var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var button) => new Press(button),
            ["/as", _, ..] => new SpeakAs(string.Join(' ', words[1..])),
            ["/personal"] => new GoPersonal(),
            ["/channel"] => new GoToChannel(),
            ["/fault", "clear"] => new ClearFaults(),
            ["/fault", var call, var kind, .. var rest] => ParseFault(call, kind, rest),
            ["/phone", var phone, var behaviour, .. var rest] => new Prepare(phone, behaviour, Seconds(rest)),
            ["/help"] => new Help(),
            ["/quit"] => new Quit(),
            [['/', ..], ..] => new NotUnderstood("Not understood. /help lists what can be typed."),
            _ => new Say(line.Trim()),
        };
    }

    private static TerminalCommand ParseFault(string call, string kind, string[] rest) =>
        Enum.TryParse<FaultKind>(kind, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed)
            ? new Break(new Fault(call, parsed, WholeNumber(rest, 0), Seconds: WholeNumber(rest, 1)))
            : new NotUnderstood("/fault <call> <kind> [times] [seconds]. Kinds: " + string.Join(", ", Enum.GetNames<FaultKind>().Select(JsonNamingPolicy.CamelCase.ConvertName)));

    private static TimeSpan? Seconds(string[] words) => WholeNumber(words, 0) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static int? WholeNumber(string[] words, int index) =>
        index < words.Length && int.TryParse(words[index], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
