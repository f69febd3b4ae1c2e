namespace CphBot.Teams;

/// <summary>The bot's registration and who may call it. Section "Teams".</summary>
public sealed class TeamsOptions
{
    public string? AppId { get; set; }

    public string? TenantId { get; set; }

    /// <summary>No tokens either way; refused unless every address bound is loopback and the environment is Development.</summary>
    public bool Anonymous { get; set; }

    /// <summary>Empty: the own tenant.</summary>
    public IList<string> AllowedTenants { get; } = [];
}
