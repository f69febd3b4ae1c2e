using CphBot.Storage;
using CphBot.Teams.Activities;

namespace CphBot.Conversations;

/// <summary>The rows of people who wrote to the bot. Refreshed from authenticated activities only.</summary>
internal static class PeopleStore
{
    public static async Task SeenAsync(Session session, Activity activity)
    {
        if (activity.From is not { Id: { Length: > 0 } mri } from) return;
        var (id, tenant, name) = (from.AadObjectId?.ToLowerInvariant(), activity.TenantId(), from.Name ?? "somebody");
        // Most say what is known: then there is nothing to make durable. To the day will do for when somebody was last seen.
        if (await FindAsync(session, mri) is { } known && known.ObjectId == id && known.TenantId == tenant && known.Name == name && session.Now - known.SeenAt < TimeSpan.FromDays(1)) return;
        await session.ExecuteAsync(
            """
            INSERT INTO people (mri, object_id, tenant_id, name, seen_at) VALUES (@mri, @id, @tenant, @name, @Now)
            ON CONFLICT (mri) DO UPDATE SET object_id = excluded.object_id, tenant_id = excluded.tenant_id, name = excluded.name, seen_at = excluded.seen_at
            """,
            new { mri, id, tenant, name, session.Now });
    }

    /// <summary>By the channel's id, which a mention carries.</summary>
    public static Task<KnownPerson?> FindAsync(Session session, string mri) =>
        session.QueryOneAsync<KnownPerson>("SELECT * FROM people WHERE mri = @mri", new { mri });

    /// <summary>Those of these Entra object ids who have written, each once.</summary>
    public static async Task<IReadOnlyList<KnownPerson>> WithIdsAsync(Session session, IReadOnlyCollection<string> objectIds)
    {
        if (objectIds.Count == 0) return [];
        var found = await session.QueryAsync<KnownPerson>(
            "SELECT * FROM people WHERE object_id IN @ids ORDER BY seen_at DESC", new { ids = objectIds.Select(id => id.ToLowerInvariant()).ToArray() });
        return [.. found.DistinctBy(person => person.ObjectId, StringComparer.OrdinalIgnoreCase).OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase)];
    }
}

/// <summary>Somebody who wrote to the bot.</summary>
internal sealed record KnownPerson
{
    /// <summary>29:….</summary>
    public required string Mri { get; init; }

    public string? ObjectId { get; init; }

    public string? TenantId { get; init; }

    public required string Name { get; init; }

    public DateTimeOffset SeenAt { get; init; }
}
