using System.Globalization;
using CphBot.Fleet.Selectors;
using CphBot.Times;

namespace CphBot.Commands.Grammar;

/// <summary>What was said after the command's name. A command uses the few members that its grammar fills.</summary>
internal sealed record Arguments
{
    public static Arguments None { get; } = new();

    /// <summary>The name or id of one phone, folded; commands that take several have <see cref="Targets"/>.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    public string? Server { get; init; }

    public string? Project { get; init; }

    /// <summary>Number of an operation or of a question, from 1.</summary>
    public long? Number { get; init; }

    /// <summary>Which of the offered answers, from 1.</summary>
    public int? Choice { get; init; }

    /// <summary>Which phones; null when nothing was said.</summary>
    public Selector? Targets { get; init; }

    /// <summary>The name of a group of phones.</summary>
    public string? Group { get; init; }

    /// <summary>What is to become of the group: one of <c>=</c>, <c>add</c>, <c>remove</c>.</summary>
    public string? GroupWord { get; init; }

    /// <summary>How to go about it.</summary>
    public PaceWords Pace { get; init; } = PaceWords.None;

    /// <summary>Until when.</summary>
    public MomentWords? Until { get; init; }

    /// <summary>To go on although somebody holds the phones.</summary>
    public bool DespiteHolds { get; init; }

    public AuditWords Audit { get; init; } = AuditWords.None;

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>What help is wanted about, as typed.</summary>
    public string? Topic { get; init; }

    /// <summary>The rest of the line, word for word: who, and the command that is asked about.</summary>
    public string? Question { get; init; }

    /// <summary>The rest of the line after <c>because</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>The text that the command's grammar reads back as these arguments; empty when there is nothing to say.</summary>
    public string ToText()
    {
        string?[] parts =
        [
            Number?.ToString(CultureInfo.InvariantCulture),
            Choice?.ToString(CultureInfo.InvariantCulture),
            string.Join(", ", Phones.Select(NameText.Quote)),
            Server is null ? null : NameText.Quote(Server),
            Project is null ? null : NameText.Quote(Project),
            Topic is null ? null : NameText.QuoteWords(Topic),
            Question,
            Group is null ? null : NameText.Quote(Group),
            GroupWord,
            Targets?.ToString(),
            Until?.ToText("until"),
            Audit.ToText(),
            Pace.ToText(),
            Page == 1 ? null : string.Create(CultureInfo.InvariantCulture, $"page {Page}"),
            DespiteHolds ? "despite holds" : null,
            Reason is null ? null : $"because {Reason}",
        ];
        return string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part)));
    }
}
