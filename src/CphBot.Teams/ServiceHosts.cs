namespace CphBot.Teams;

/// <summary>
/// The hosts that may be Teams. Asked twice: before an activity is believed, and before the bot's own token leaves. A suffix would not do:
/// anyone can own a name under trafficmanager.net.
/// </summary>
internal sealed class ServiceHosts
{
    // Hosts of the public cloud, GCC, GCC High, DoD and China, as Microsoft's own SDKs list them.
    private static readonly string[] Teams =
    [
        "smba.trafficmanager.net",
        "smba.onyx.prod.teams.trafficmanager.net",
        "smba.infra.gcc.teams.microsoft.com",
        "smba.infra.gov.teams.microsoft.us",
        "smba.infra.dod.teams.microsoft.us",
        "frontend.botapi.msg.infra.teams.microsoftonline.cn",
    ];

    private readonly HashSet<string> _hosts;
    private readonly bool _anonymous;
    private readonly bool _anyLoopback;

    public ServiceHosts(TeamsOptions options)
    {
        _hosts = new(options.AllowedServiceHosts.Count > 0 ? options.AllowedServiceHosts : Teams, StringComparer.OrdinalIgnoreCase);
        _anonymous = options.Anonymous;
        _anyLoopback = options.Anonymous && options.AllowedServiceHosts.Count == 0;
    }

    /// <summary>https on a listed host; http on loopback, and only without tokens. No user info, query or fragment: they hide or change the host or path.</summary>
    public bool Allow(string? serviceUrl)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url)) return false;
        if (url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0) return false;
        if (!(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && _anonymous && url.IsLoopback))) return false;
        if (_anyLoopback && url.IsLoopback) return true;

        // IdnHost: a homograph becomes xn--… and so differs. An entry without a port means the scheme's own.
        return _hosts.Contains($"{url.IdnHost}:{url.Port}") || (url.IsDefaultPort && _hosts.Contains(url.IdnHost));
    }
}
