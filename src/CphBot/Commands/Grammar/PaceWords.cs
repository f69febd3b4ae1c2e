using System.Globalization;
using CphBot.Operations;

namespace CphBot.Commands.Grammar;

/// <summary>How a person wants a change to be gone about. What is not said is left to the limits that hold anyway; they can only be narrowed.</summary>
internal sealed record PaceWords
{
    public static PaceWords None { get; } = new();

    /// <summary><c>in waves of 10</c>; 1: <c>one at a time</c>. From 1.</summary>
    public int? WaveSize { get; init; }

    /// <summary><c>at most 3 per server</c>. From 1.</summary>
    public int? MaxPerServer { get; init; }

    /// <summary><c>stop after 2 failures</c>: how many until it pauses. From 1.</summary>
    public int? StopAfter { get; init; }

    /// <summary><c>stop after 5% failures</c>. 1 to 100.</summary>
    public int? StopAfterPercent { get; init; }

    /// <summary>Show the plan, and do nothing.</summary>
    public bool IsDryRun { get; init; }

    public PlanWishes Wishes => new(WaveSize, MaxPerServer, StopAfter, StopAfterPercent);

    /// <summary>As typed; empty when nothing was said.</summary>
    public string ToText()
    {
        string?[] clauses =
        [
            WaveSize switch { null => null, 1 => "one at a time", { } size => string.Create(CultureInfo.InvariantCulture, $"in waves of {size}") },
            MaxPerServer is { } most ? string.Create(CultureInfo.InvariantCulture, $"at most {most} per server") : null,
            StopAfter is { } failures ? string.Create(CultureInfo.InvariantCulture, $"stop after {failures} {(failures == 1 ? "failure" : "failures")}") : null,
            StopAfterPercent is { } percent ? string.Create(CultureInfo.InvariantCulture, $"stop after {percent} percent") : null,
            IsDryRun ? "dry run" : null,
        ];
        return string.Join(' ', clauses.Where(clause => clause is not null));
    }
}
