namespace CphBot.Access;

/// <summary>Who may do what, where, to which phones. Section "Access"; <see cref="AccessOptionsValidation"/> says what is allowed.</summary>
internal sealed class AccessOptions
{
    /// <summary>In order: for each phone the first that matches decides. Without any, everything is denied.</summary>
    public IList<RuleOptions> Rules { get; } = [];

    /// <summary>Microsoft Graph, https://graph.microsoft.com or that of another cloud: needed by group:&lt;id&gt; only. http:// for loopback only.</summary>
    public Uri? Graph { get; set; }
}
