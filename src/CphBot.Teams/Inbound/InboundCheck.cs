using CphBot.Teams.Activities;

namespace CphBot.Teams.Inbound;

/// <summary>
/// Judges an activity by the settings and by the token that came with it. The token's signature, issuer, audience and times are
/// <see cref="CallerTokens"/>'; what is checked here is that token and activity belong together, and that both are Teams' and ours.
/// </summary>
internal sealed class InboundCheck(TeamsOptions options, ServiceHosts hosts)
{
    private const string Channel = "msteams";

    /// <param name="caller">Null with Teams:Anonymous only.</param>
    public InboundVerdict Judge(Activity activity, CallerToken? caller)
    {
        if (string.IsNullOrEmpty(activity.ServiceUrl)) return Refuse(RefusalReason.BadBody, "no serviceUrl");
        if (caller is not null && !NamesServiceUrl(caller, activity.ServiceUrl))
        {
            return Refuse(RefusalReason.ServiceUrlClaim, caller.ServiceUrl ?? "no claim");
        }

        var endorsed = caller is not { Issuer: TokenIssuer.BotFramework } || caller.Endorsements.Contains(Channel, StringComparer.Ordinal);
        if (!endorsed && options.CheckEndorsements) return Refuse(RefusalReason.NotEndorsed, string.Join(',', caller!.Endorsements));
        if (activity.ChannelId != Channel) return Refuse(RefusalReason.Channel, activity.ChannelId ?? "no channelId");

        // The bot's own token will be sent there, so a forged address would be a way to steal it.
        if (!hosts.Allow(activity.ServiceUrl)) return Refuse(RefusalReason.ServiceHost, activity.ServiceUrl);
        if (!TenantAllowed(activity)) return Refuse(RefusalReason.Tenant, activity.TenantId() ?? "no tenant");
        return new InboundVerdict.Accepted(endorsed ? null : RefusalReason.NotEndorsed);
    }

    private static InboundVerdict.Refused Refuse(RefusalReason reason, string detail) => new(reason, detail);

    // The Bot Framework signs the service URL, so that an activity cannot be answered elsewhere. Entra does not.
    private static bool NamesServiceUrl(CallerToken caller, string serviceUrl) => caller.ServiceUrl is { } claim
        ? string.Equals(WithoutSlash(claim), WithoutSlash(serviceUrl), StringComparison.OrdinalIgnoreCase)
        : caller.Issuer == TokenIssuer.Entra;

    private static string WithoutSlash(string url) => url.EndsWith('/') ? url[..^1] : url;

    // The token's audience says nothing about the tenant of the person who writes.
    private bool TenantAllowed(Activity activity)
    {
        if (activity is { ChannelData.Tenant.Id: { Length: > 0 } first, Conversation.TenantId: { Length: > 0 } second }
            && !first.Equals(second, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        if (options.Anonymous && options.AllowedTenants.Count == 0) return true;

        IEnumerable<string> allowed = options.AllowedTenants.Count > 0 ? options.AllowedTenants : [options.TenantId ?? ""];
        return activity.TenantId() is { } tenant && allowed.Contains(tenant, StringComparer.OrdinalIgnoreCase);
    }
}
