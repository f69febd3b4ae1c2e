using System.Text.Json;
using System.Text.Json.Nodes;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud;

/// <summary>Who may call: tokens issued and revoked, and requests signed with the access key.</summary>
internal sealed class SimulatedIam(SimulatedCloudOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _tokens = new(StringComparer.Ordinal);
    private int _wrongPasswords;

    /// <summary>The id that the path of every call of this project carries.</summary>
    public string ProjectId { get; } = new IdScheme(options.Seed, "project").Of(0);

    public int TokensIssued
    {
        get { lock (_gate) return _tokens.Count; }
    }

    /// <summary>Ends every token issued so far, as a changed password does. New ones can be had.</summary>
    public void Revoke()
    {
        lock (_gate)
        {
            foreach (var token in _tokens.Keys.ToArray()) _tokens[token] = DateTimeOffset.MinValue;
        }
    }

    public bool IsLocked
    {
        get { lock (_gate) return _wrongPasswords >= options.LockAfterWrongPasswords; }
    }

    /// <summary>One more wrong password; a right one forgets them.</summary>
    public bool Accepts(string? domain, string? user, string? password)
    {
        lock (_gate)
        {
            var right = Same(domain, options.DomainName) && Same(user, options.UserName) && Same(password, options.Password)
                && _wrongPasswords < options.LockAfterWrongPasswords;
            _wrongPasswords = right ? 0 : _wrongPasswords + 1;
            return right;
        }
    }

    /// <summary>Older tokens stay valid beside a new one.</summary>
    public (string Token, DateTimeOffset ExpiresAt) Issue()
    {
        lock (_gate)
        {
            var expires = time.GetUtcNow() + options.TokenLife;
            var token = TokenText(_tokens.Count);
            _tokens[token] = expires;
            return (token, expires);
        }
    }

    /// <returns>The gateway's refusal, or null when the call may pass.</returns>
    public Reply? Refuse(IncomingCall call, string requestId)
    {
        if (call.Header("Authorization") is { } authorization)
        {
            if (SignatureCheck.Problem(call, authorization, options.AccessKey, options.SecretKey, time.GetUtcNow()) is { } problem)
                return CloudErrors.Gateway(401, problem.Code, problem.Message, requestId);
        }
        else if (call.Header("X-Auth-Token") is not { Length: > 0 } token)
        {
            return CloudErrors.Gateway(401, "APIGW.0301", "Incorrect IAM authentication information: x-auth-token not found", requestId);
        }
        else if (ExpiryOf(token) is not { } expires)
        {
            return CloudErrors.Gateway(401, "APIGW.0301", "Incorrect IAM authentication information: decrypt token fail", requestId);
        }
        else if (expires <= time.GetUtcNow())
        {
            return CloudErrors.Gateway(401, "APIGW.0307", "The token must be updated.", requestId);
        }

        return Same(call.Route("project"), ProjectId)
            ? null
            : CloudErrors.Gateway(401, "APIGW.0301", "Incorrect IAM authentication information: project id does not match", requestId);
    }

    /// <summary>What the log may keep: of a request for a token, everything but the password.</summary>
    public static string? Redact(string call, string body)
    {
        if (call is not "token") return body;

        try
        {
            if (JsonNode.Parse(body)?["auth"]?["identity"]?["password"]?["user"] is not JsonObject user) return null;
            user["password"] = "(hidden)";
            return user.Root.ToJsonString();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) { return null; }
    }

    private DateTimeOffset? ExpiryOf(string token)
    {
        lock (_gate) return _tokens.TryGetValue(token, out var expires) ? expires : null;
    }

    /// <summary>As long as real ones, which are several kilobytes and begin with MII.</summary>
    private string TokenText(int number)
    {
        var ids = new IdScheme(options.Seed, "token");
        return "MII" + string.Concat(Enumerable.Range(0, 64).Select(part => ids.Of(((long)number * 64) + part)));
    }

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}
