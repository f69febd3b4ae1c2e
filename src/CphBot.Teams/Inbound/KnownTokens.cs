using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace CphBot.Teams.Inbound;

/// <summary>
/// Tokens that were found valid: Teams sends the same one for about an hour, and to verify it takes longer than all that is done for most activities.
/// Only the verdict on the token itself is remembered, under its hash; that it belongs to the activity is checked each time.
/// </summary>
internal sealed class KnownTokens(TimeProvider time)
{
    /// <summary>Teams uses a few at a time, and only valid ones come here. When there are more, all are verified again.</summary>
    internal const int Most = 256;

    private readonly ConcurrentDictionary<string, VerifiedToken> _known = new(StringComparer.Ordinal);

    internal int Count => _known.Count;

    /// <param name="keys">Gives the published keys as they are known now: no token outlives the key that signed it. Not called for an unknown token.</param>
    /// <returns>Null for one that has to be verified.</returns>
    public async Task<CallerToken?> FindAsync(string token, Func<Task<object>> keys)
    {
        var name = NameOf(token);
        if (!_known.TryGetValue(name, out var known)) return null;
        if (TokenRules.IsTime(time.GetUtcNow(), known.NotBefore, known.Expires) && ReferenceEquals(known.Keys, await keys())) return known.Caller;
        _known.TryRemove(KeyValuePair.Create(name, known));
        return null;
    }

    public void Remember(string token, VerifiedToken verified)
    {
        if (verified.Keys is null) return;
        if (_known.Count >= Most) _known.Clear();
        _known[NameOf(token)] = verified;
    }

    private static string NameOf(string token) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
