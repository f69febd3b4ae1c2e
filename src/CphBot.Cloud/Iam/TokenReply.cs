using System.Text.Json.Serialization;
using CphBot.Cloud.Json;

namespace CphBot.Cloud.Iam;

/// <summary>The body of IAM's answer. The token itself is in the header X-Subject-Token.</summary>
internal sealed class TokenReply
{
    [JsonConverter(typeof(LenientObject<TokenBody>))]
    public TokenBody? Token { get; set; }
}

internal sealed class TokenBody
{
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>Only in a project-scoped token. Its id is the {project_id} of every path, so nothing else has to be looked up.</summary>
    [JsonConverter(typeof(LenientObject<TokenProject>))]
    public TokenProject? Project { get; set; }
}

internal sealed class TokenProject
{
    public string? Id { get; set; }
}
