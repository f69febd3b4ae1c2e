using System.Globalization;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud;

/// <summary>The window of a list that a caller wants.</summary>
internal readonly record struct Paging(int Offset, int Limit)
{
    private const int DefaultLimit = 100;

    /// <summary>Null when offset or limit is not a number or out of range, which the service answers with CPS.0002.</summary>
    public static Paging? Read(IncomingCall call, int maxLimit, int defaultLimit = DefaultLimit) =>
        Number(call.Query("offset"), 0) is { } offset and >= 0 && Number(call.Query("limit"), defaultLimit) is { } limit and >= 1 && limit <= maxLimit
            ? new Paging(offset, limit)
            : null;

    public T[] Of<T>(IEnumerable<T> all) => [.. all.Skip(Offset).Take(Limit)];

    private static int? Number(string? text, int fallback) =>
        text is null ? fallback : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
