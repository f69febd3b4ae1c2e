using System.Globalization;

namespace CphBot.Commands.Grammar;

/// <summary>What was said after the command's name. A command uses the few members that its grammar fills.</summary>
internal sealed record Arguments
{
    public static Arguments None { get; } = new();

    /// <summary>Names or ids, folded, in the order typed; a second mention that differs in case only is left out.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    public string? Server { get; init; }

    public string? Project { get; init; }

    /// <summary>Number of an operation or of a question, from 1.</summary>
    public long? Number { get; init; }

    /// <summary>Which of the offered answers, from 1.</summary>
    public int? Choice { get; init; }

    public PhoneFilterWords Where { get; init; } = PhoneFilterWords.None;

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
            Where.ToText(),
            Page == 1 ? null : string.Create(CultureInfo.InvariantCulture, $"page {Page}"),
            Reason is null ? null : $"because {Reason}",
        ];
        return string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part)));
    }
}
