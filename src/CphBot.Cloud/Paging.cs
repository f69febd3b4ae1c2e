using System.Runtime.CompilerServices;

namespace CphBot.Cloud;

/// <summary>
/// Walks a list that is paged by offset and may change meanwhile: each item once, to the total if the cloud counts, else to a short page.
/// An item that goes away during the walk can hide another one until the next walk; nothing in the API prevents that.
/// </summary>
internal static class Paging
{
    /// <summary>Far beyond any fleet (300,000 phones are 1,500 pages): a list that does not end is a fault of the other side.</summary>
    private const int MaxPages = 2_000;

    public static async IAsyncEnumerable<T> AllAsync<T>(
        Func<int, Task<Page<T>>> pageAt, Func<T, string> idOf, int limit, BeforePage? before = null, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        int? count = null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var offset = 0;
        for (var pages = 0; pages < MaxPages; pages++)
        {
            cancel.ThrowIfCancellationRequested();
            if (before is not null) await before(pages, count, cancel);
            var page = await pageAt(offset);
            count = page.Total;
            var known = seen.Count;
            foreach (var item in page.Items)
            {
                if (seen.Add(idOf(item))) yield return item;
            }

            // What came counts, not what was asked for: a service that caps the limit lower must not end the walk.
            offset += page.Received;
            var isLast = page.Total is { } total ? offset >= total : page.Received < limit;
            if (isLast || page.Received == 0) yield break;
            // Half a list that looks whole would be worse than none.
            if (page.Items.Count > 0 && seen.Count == known) throw new CphException(CphErrorKind.BadReply, "The list repeats itself: the offset is not looked at.");
        }

        throw new CphException(CphErrorKind.BadReply, $"The list has not ended after {MaxPages} pages.");
    }
}

/// <summary>Called before each page of a walk: whoever walks in the background lets others pass here.</summary>
/// <param name="pages">How many have been read.</param>
/// <param name="total">All items, as the page before said; null before the first, or when the cloud does not count.</param>
public delegate Task BeforePage(int pages, int? total, CancellationToken cancel);
