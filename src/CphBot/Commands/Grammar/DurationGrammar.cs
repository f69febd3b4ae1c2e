using System.Globalization;
using CphBot.Times;
using Superpower;
using Superpower.Parsers;

namespace CphBot.Commands.Grammar;

/// <summary>Reads how long: <c>2 hours</c>, <c>1 hour and 30 minutes</c>, <c>90min</c>, <c>1h30m</c>, <c>an hour</c>. Weeks to minutes.</summary>
internal static class DurationGrammar
{
    // Four digits of weeks are two hundred years, which no sum of a message's words can overflow.
    private const int MostDigits = 4;

    private static readonly TokenListParser<CommandToken, TimeSpan> Spelled =
        from count in Token.EqualTo(CommandToken.Word).Where(token => CountOf(token.ToStringValue()) is not null).Select(token => CountOf(token.ToStringValue())!.Value)
        from unit in Token.EqualTo(CommandToken.Word).Where(token => UnitOf(token.ToStringValue()) is not null).Select(token => UnitOf(token.ToStringValue())!.Value)
        select count * unit;

    private static readonly TokenListParser<CommandToken, TimeSpan> Short =
        Token.EqualTo(CommandToken.Word).Where(token => ShortOf(token.ToStringValue()) is not null).Select(token => ShortOf(token.ToStringValue())!.Value);

    public static TokenListParser<CommandToken, MomentWords> Duration { get; } =
        (from first in Spelled.Try().Or(Short)
         from more in Terminals.Keyword("and").OptionalOrDefault().IgnoreThen(Spelled.Try().Or(Short)).Try().Many()
         let length = more.Aggregate(first, (sum, part) => sum + part)
         where length > TimeSpan.Zero
         select (MomentWords)new MomentWords.Lasting(length)).Try();

    private static int? CountOf(string word) =>
        word.ToUpperInvariant() is "A" or "AN" or "ONE" ? 1
        : word.Length <= MostDigits && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : null;

    private static TimeSpan? UnitOf(string word) => word.ToUpperInvariant() switch
    {
        "M" or "MIN" or "MINS" or "MINUTE" or "MINUTES" => TimeSpan.FromMinutes(1),
        "H" or "HR" or "HRS" or "HOUR" or "HOURS" => TimeSpan.FromHours(1),
        "D" or "DAY" or "DAYS" => TimeSpan.FromDays(1),
        "W" or "WEEK" or "WEEKS" => TimeSpan.FromDays(7),
        _ => null,
    };

    /// <summary>Numbers with their units in one word.</summary>
    private static TimeSpan? ShortOf(string word)
    {
        var sum = TimeSpan.Zero;
        for (var rest = word.AsSpan(); rest.Length > 0;)
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits is < 1 or > MostDigits) return null;
            var letters = rest[digits..].IndexOfAnyInRange('0', '9');
            var end = letters < 0 ? rest.Length : digits + letters;
            if (UnitOf(rest[digits..end].ToString()) is not { } unit) return null;
            sum += int.Parse(rest[..digits], CultureInfo.InvariantCulture) * unit;
            rest = rest[end..];
        }

        return word.Length == 0 ? null : sum;
    }
}
