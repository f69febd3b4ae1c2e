using CphBot.Cloud.Phones;

namespace CphBot.Commands.Grammar;

/// <summary>Which phones a list is to show, in the words of the person who asked. All conditions hold at once.</summary>
internal sealed record PhoneFilterWords
{
    public static PhoneFilterWords None { get; } = new();

    /// <summary>Words of <see cref="StatusWords"/>: a phone has any one of them. Empty: any status.</summary>
    public IReadOnlyList<string> Status { get; init; } = [];

    /// <summary>Name or id of one server.</summary>
    public string? Server { get; init; }

    /// <summary>Text that the phone's name contains.</summary>
    public string? Name { get; init; }

    /// <summary>The cloud's numbers behind <see cref="Status"/>; empty: any status.</summary>
    public IReadOnlyList<PhoneStatus> Statuses => [.. Status.SelectMany(word => StatusWords.Find(word)).Distinct()];

    public bool IsNone => Status.Count == 0 && Server is null && Name is null;

    /// <summary>As typed after <c>list phones</c>; empty when nothing is filtered.</summary>
    public string ToText()
    {
        string?[] clauses =
        [
            Status.Count == 0 ? null : $"where status is {string.Join(" or ", Status)}",
            Server is null ? null : $"on server {NameText.Quote(Server)}",
            Name is null ? null : $"named {NameText.Quote(Name)}",
        ];
        return string.Join(" and ", clauses.Where(clause => clause is not null));
    }
}
