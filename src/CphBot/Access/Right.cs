using System.Runtime.CompilerServices;
using CphBot.Commands;
using CphBot.Commands.Grammar;
using CphBot.Operations;

namespace CphBot.Access;

/// <summary>What somebody wants to do, and the words of a rule's May that allow it: any of them does.</summary>
/// <param name="Name">"restart".</param>
internal sealed record Right(string Name, IReadOnlyList<string> Words)
{
    public const string All = "*";
    public const string Read = "read";
    public const string Change = "change";
    public const string Destroy = "destroy";

    /// <summary>What is asked for at least where no rule says anything about it.</summary>
    public Approval Least { get; init; } = Approval.None;

    private static readonly string[] Classes = [All, Read, Change, Destroy];

    /// <summary>Help asks for all of them at each turn.</summary>
    private static readonly ConditionalWeakTable<CommandSpec, Right> OfCommands = [];

    /// <summary>Looking changes nothing: a sender without an object id may, at most.</summary>
    public bool IsReading => Words.Contains(Read);

    /// <summary>Everything that does something: looks, changes phones, or steers an operation.</summary>
    private static readonly Right[] Done =
    [
        .. CommandCatalogue.Specs.Where(spec => !spec.IsOpen && spec.Effect != CommandEffect.Controls).Select(Of), .. Verb.All.Select(To),
        .. Enum.GetValues<OperationControl>().SelectMany(control => Verb.All.Select(verb => To(control, verb))),
    ];

    /// <summary>Everything that can be asked for: two rules whose May differ in words may still say the same.</summary>
    public static IReadOnlyList<Right> Every { get; } = [.. Done, .. CommandCatalogue.Specs.Where(spec => spec.Effect == CommandEffect.Controls).Select(Of)];

    private static readonly string[] Typed =
        [.. Classes.Concat(CommandCatalogue.Specs.Where(spec => !spec.IsOpen).Select(FirstWord)).Concat(Verb.All.Select(verb => verb.Word)).Distinct()];

    /// <summary>Every word that a rule's May may hold.</summary>
    public static IReadOnlyList<string> Known { get; } = [.. Typed.Intersect(Done.SelectMany(right => right.Words))];

    /// <summary>Words of commands that by themselves allow nothing: "break", which a rule says in its own way, "retry", which takes the verb's, or "set", which several verbs begin with.</summary>
    public static IReadOnlyList<string> Idle { get; } = [.. Typed.Except(Known)];

    /// <summary>To run the command at all. What steers an operation takes the operation's own right, or a right to just that; which operation is not known yet.</summary>
    public static Right Of(CommandSpec spec) => OfCommands.GetValue(spec, Make);

    private static Right Make(CommandSpec spec) => spec.Verb is { } verb ? To(verb) : new(FirstWord(spec), spec.Effect switch
    {
        CommandEffect.Reads => [All, Read, FirstWord(spec)],
        CommandEffect.Changes => [All, Change, FirstWord(spec)],
        CommandEffect.Destroys => [All, Destroy, FirstWord(spec)],
        _ => [All, Change, Destroy, FirstWord(spec), .. Verb.All.Select(verb => verb.Word)],
    });

    /// <summary>The command line that phones are to run; null: none. Rules say which they allow.</summary>
    public string? CommandLine { get; init; }

    /// <summary>To have phones changed in just this way.</summary>
    public static Right To(Verb verb, ChangeDetails details) => To(verb) with { CommandLine = verb.RunsCommands ? details.Content : null };

    /// <summary>To have phones changed.</summary>
    public static Right To(Verb verb) => new(verb.Word, [All, verb.IsDestroying ? Destroy : Change, verb.Word]) { Least = verb.LeastApproval };

    /// <summary>To steer an operation: what the operation itself takes, or a right to do just this to any operation.</summary>
    public static Right To(OperationControl control, Verb verb) =>
        control == OperationControl.BreakGlass ? To(verb) with { Name = control.Word() } : new(control.Word(), [.. To(verb).Words, control.Word()]);

    /// <summary>To see phones.</summary>
    public static Right ToSee { get; } = new("see", [All, Read, "show", "list"]);

    private static string FirstWord(CommandSpec spec) => spec.Name.Split(' ')[0];
}
