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

    /// <summary>An encoder, an image, a bandwidth.</summary>
    public string? Thing { get; init; }

    /// <summary>As what.</summary>
    public string? As { get; init; }

    /// <summary>With which other project.</summary>
    public string? With { get; init; }

    /// <summary>How wide a line is to be from now on.</summary>
    public int? SizeMbps { get; init; }

    /// <summary>What something is to be called from now on.</summary>
    public string? NewName { get; init; }

    /// <summary>How large something is to be from now on.</summary>
    public int? SizeGiB { get; init; }

    /// <summary>A command line, a package, properties or a place in OBS: whatever the cloud is to be given word for word.</summary>
    public string? Content { get; init; }

    /// <summary>The word between <see cref="Content"/> and the phones: <c>on</c>, <c>from</c>, <c>to</c>.</summary>
    public string? ContentWord { get; init; }

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
            Project is null ? null : NameText.Quote(Project),
            Topic is null ? null : NameText.QuoteWords(Topic),
            Question,
            Group is null ? null : NameText.Quote(Group),
            GroupWord,
            Thing is null ? null : NameText.Quote(Thing),
            As is null ? null : $"as {As}",
            With is null ? null : $"with {NameText.Quote(With)}",
            SizeMbps is { } mbps ? string.Create(CultureInfo.InvariantCulture, $"to {mbps}") : null,
            Content is null ? null : NameText.InQuotes(Content),
            ContentWord,
            Server is null ? null : NameText.Quote(Server),
            NewName is null ? null : $"to {NameText.Quote(NewName)}",
            SizeGiB is { } size ? string.Create(CultureInfo.InvariantCulture, $"to {size} GB on") : null,
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
