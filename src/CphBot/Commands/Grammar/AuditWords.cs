using System.Globalization;
using CphBot.Times;

namespace CphBot.Commands.Grammar;

/// <summary>Which lines of the audit are asked for. All conditions hold at once.</summary>
internal sealed record AuditWords
{
    public static AuditWords None { get; } = new();

    /// <summary>Name, id or beginning of an id of one phone.</summary>
    public string? Phone { get; init; }

    public long? Operation { get; init; }

    /// <summary>Name or Entra object id of one person.</summary>
    public string? Person { get; init; }

    public bool ByMe { get; init; }

    public MomentWords? Since { get; init; }

    public MomentWords? Until { get; init; }

    /// <summary>Whether those that only looked are shown, too.</summary>
    public bool WithReads { get; init; }

    /// <summary>The newest line to show: so that later ones do not move the pages.</summary>
    public long? UpTo { get; init; }

    /// <summary>As typed after <c>audit</c>; empty when nothing is filtered.</summary>
    public string ToText()
    {
        string?[] clauses =
        [
            Phone is null ? null : $"of phone {NameText.Quote(Phone)}",
            Operation is null ? null : string.Create(CultureInfo.InvariantCulture, $"of operation {Operation}"),
            ByMe ? "by me" : Person is null ? null : $"by {Quote(Person)}",
            Since?.ToText("since"),
            Until?.ToText("until"),
            WithReads ? "with reads" : null,
            UpTo is null ? null : string.Create(CultureInfo.InvariantCulture, $"up to {UpTo}"),
        ];
        return string.Join(' ', clauses.OfType<string>());
    }

    private static string Quote(string person) => AuditGrammar.IsKeyword(person) ? NameText.InQuotes(person) : NameText.Quote(person);
}
