using CphBot.Operations;

namespace CphBot.Access;

/// <summary>One rule, read and validated.</summary>
internal sealed record Rule
{
    /// <summary>Its place in "Access:Rules", from 0.</summary>
    public required int Number { get; init; }

    public string? Name { get; init; }

    public required IReadOnlyList<WhoClause> Who { get; init; }

    public required IReadOnlyList<WhereClause> Where { get; init; }

    public required IReadOnlyList<string> May { get; init; }

    public required IReadOnlyList<Scope> On { get; init; }

    /// <summary>Null: what the size of the operation and the verb ask for.</summary>
    public Approval? Approval { get; init; }

    public int? MaxPhones { get; init; }

    public int? MaxPhonesPerHour { get; init; }

    public int? MaxServerPercent { get; init; }

    public bool BreakGlass { get; init; }

    /// <summary>Which command lines phones may be made to run under it.</summary>
    public AllowedCommands Commands { get; init; } = AllowedCommands.Unless;

    /// <summary>Under what its phones are counted, also after the settings changed around it.</summary>
    public required string Key { get; init; }

    /// <summary>"rule 2 (web team)": the number is that of the settings.</summary>
    public string Label => Name is null ? $"rule {Number}" : $"rule {Number} ({Name})";

    public bool FitsWho(Caller caller) => Who.Any(clause => clause.Fits(caller));

    public bool FitsWhere(Place place) => Where.Any(clause => clause.Fits(place));

    public bool FitsMay(Right right) => May.Any(right.Words.Contains);

    public bool Fits(Caller caller, Place place, Right right) => FitsMay(right) && FitsWhere(place) && FitsWho(caller);

    /// <summary>Whether it fits, or that is not known.</summary>
    public bool MayFit(Caller caller, Place place, Right right) => FitsMay(right) && FitsWhere(place) && Who.Any(clause => clause.MayFit(caller));

    public bool Covers(Target target) => On.Any(scope => scope.Covers(target));

    /// <summary>Whether it covers the phone, or that is not known.</summary>
    public bool MayCover(Target target) => On.Any(scope => scope.MayCover(target));

    /// <summary>Whether it lets anybody make phones run command lines.</summary>
    public bool Runs => Verb.All.Any(verb => verb.RunsCommands && FitsMay(Right.To(verb)));

    public bool Touches(string project) => On.Any(scope => scope.Touches(project));

    /// <param name="least">What the verb asks for where no rule says anything about it.</param>
    public Approval ApprovalOf(int phones, Approval least) => Approval ?? (phones > 1 && least < Operations.Approval.Confirm ? Operations.Approval.Confirm : least);
}
