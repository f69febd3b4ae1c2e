using CphBot.Storage;

namespace CphBot.Hosting.Cluster;

/// <summary>A process that runs on these rows, as it described itself.</summary>
internal sealed record NodeRow
{
    public required string Name { get; init; }

    public required string Version { get; init; }

    /// <summary>See <see cref="SettingsDigest"/>.</summary>
    public required string Settings { get; init; }

    /// <summary>Writes this node's row.</summary>
    /// <returns>The others that were here within that time.</returns>
    public static async Task<IReadOnlyList<NodeRow>> MeetAsync(Session session, NodeRow self, TimeSpan within)
    {
        await session.ExecuteAsync("DELETE FROM nodes WHERE seen_at < @gone", new { gone = session.Now - within });
        await session.ExecuteAsync(
            """
            INSERT INTO nodes (name, version, settings, seen_at) VALUES (@Name, @Version, @Settings, @Now)
            ON CONFLICT (name) DO UPDATE SET version = excluded.version, settings = excluded.settings, seen_at = excluded.seen_at
            """,
            new { self.Name, self.Version, self.Settings, session.Now });
        return await session.QueryAsync<NodeRow>("SELECT name, version, settings FROM nodes WHERE name <> @Name ORDER BY name", new { self.Name });
    }
}
