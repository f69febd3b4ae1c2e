namespace CphBot.Teams;

/// <summary>The bot's registration and who may call it. Section "Teams"; <see cref="TeamsOptionsValidation"/> says what is allowed.</summary>
public sealed class TeamsOptions
{
    /// <summary>Longest a call to Teams, or for a token, may take.</summary>
    internal static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The registration's client id, a GUID.</summary>
    public string? AppId { get; set; }

    /// <summary>The registration's tenant, a GUID; a domain only for an old multi-tenant registration, together with <see cref="AllowedTenants"/>.</summary>
    public string? TenantId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>A .pfx without password, or a .pem that holds certificate and key.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>The client id of a user-assigned managed identity.</summary>
    public string? ManagedIdentityClientId { get; set; }

    /// <summary>A file that holds the assertion of a workload identity; read again for each token, since it is replaced under us.</summary>
    public string? FederatedTokenFile { get; set; }

    /// <summary>Who issues tokens. Another host than the public cloud's turns instance discovery off.</summary>
    public Uri Authority { get; set; } = new("https://login.microsoftonline.com");

    /// <summary>Where the keys of the channel's tokens are described.</summary>
    public Uri OpenIdMetadataUrl { get; set; } = new("https://login.botframework.com/v1/.well-known/openidconfiguration");

    /// <summary>The exact issuer of the channel's tokens.</summary>
    public string Issuer { get; set; } = "https://api.botframework.com";

    /// <summary>Entra tenant ids whose people may talk to the bot. Empty: the own tenant; with <see cref="Anonymous"/>: any.</summary>
    public IList<string> AllowedTenants { get; } = [];

    /// <summary><c>host</c> or <c>host:port</c>, matched exactly. Empty: the hosts of Teams; with <see cref="Anonymous"/> also every loopback address.</summary>
    public IList<string> AllowedServiceHosts { get; } = [];

    /// <summary>No tokens either way; refused unless every address bound is loopback and the environment is Development.</summary>
    public bool Anonymous { get; set; }

    /// <summary>Whether the key that signed a token must be endorsed for Teams. Off: only counted and logged.</summary>
    public bool CheckEndorsements { get; set; } = true;

    /// <summary>App ids that may call with tokens issued by Entra in the own tenant. Empty: such tokens are refused.</summary>
    public IList<string> EntraCallers { get; } = [];
}
