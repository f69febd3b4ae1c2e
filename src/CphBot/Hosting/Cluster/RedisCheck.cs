using System.Net;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace CphBot.Hosting.Cluster;

/// <summary>Whether Redis is what the settings say, in words that name the key and show no password.</summary>
internal sealed class RedisCheck(IOptions<ClusterOptions> cluster)
{
    private const int TimeoutMilliseconds = 3000;

    /// <summary>What the first node that came wrote there. One that lost its data is another.</summary>
    private const string Mark = "cphbot-mark";

    /// <returns>What tells this Redis from any other, by whichever name it is reached.</returns>
    /// <exception cref="NotJoinedException">It is not, or not now.</exception>
    public async Task<string> CheckAsync()
    {
        var options = ConfigurationOptions.Parse(cluster.Value.Redis, ignoreUnknown: true);
        (options.AbortOnConnectFail, options.ConnectTimeout, options.ConnectRetry) = (true, TimeoutMilliseconds, 1);
        var place = string.Join(", ", options.EndPoints.Select(end => end is DnsEndPoint named ? $"{named.Host}:{named.Port}" : end.ToString()));
        try
        {
            await using var redis = await ConnectionMultiplexer.ConnectAsync(options);
            // A replica, or a user that may only read, would let this node in and then fail it.
            await redis.GetDatabase().StringSetAsync(Mark, Guid.NewGuid().ToString("N"), when: When.NotExists);
            return (string?)await redis.GetDatabase().StringGetAsync(Mark, CommandFlags.DemandMaster) ?? throw new RedisServerException("what was written is not there");
        }
        catch (RedisConnectionException e)
        {
            throw new NotJoinedException($"Cluster:Redis: {Words(e)} {place}.", e);
        }
        catch (RedisServerException e)
        {
            throw new NotJoinedException($"Cluster:Redis: {place} does not take what this node writes: {e.Message}", e);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            throw new NotJoinedException($"Cluster:Redis: {place} does not answer as a Redis should ({e.GetType().Name}).", e);
        }
    }

    private static string Words(RedisConnectionException e) => e.FailureType switch
    {
        ConnectionFailureType.AuthenticationFailure => "the user or the password is refused by",
        ConnectionFailureType.ProtocolFailure => "no Redis answers at",
        _ => "nobody answers, or no Redis, at",
    };
}

/// <summary>This node cannot join its cluster yet.</summary>
internal sealed class NotJoinedException(string message, Exception? inner = null) : Exception(message, inner);
