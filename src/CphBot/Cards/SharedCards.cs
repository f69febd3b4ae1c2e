using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CphBot.Teams.Cards;

namespace CphBot.Cards;

/// <summary>Cards that are the same for many people: made, and written as JSON, once.</summary>
internal static class SharedCards
{
    /// <summary>Rules and bots have few of them. When there are more, all are made again.</summary>
    private const int Most = 64;

    private static readonly ConcurrentDictionary<string, AdaptiveCard> Made = new(StringComparer.Ordinal);
    private static readonly ConditionalWeakTable<AdaptiveCard, string> Written = [];

    /// <param name="key">Everything that the card depends on.</param>
    public static AdaptiveCard Get(string key, Func<AdaptiveCard> make)
    {
        if (Made.TryGetValue(key, out var card)) return card;
        if (Made.Count >= Most) Made.Clear();
        card = make();
        Written.Add(card, Write(card));
        return Made[key] = card;
    }

    /// <summary>Any card as it goes out.</summary>
    public static string Json(AdaptiveCard card) => Written.TryGetValue(card, out var json) ? json : Write(card);

    private static string Write(AdaptiveCard card) => JsonSerializer.Serialize(card, CardJson.Wire.AdaptiveCard);
}
