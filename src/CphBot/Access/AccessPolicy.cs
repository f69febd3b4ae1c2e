using CphBot.Commands.Grammar;
using CphBot.Operations;
using CphBot.Teams;
using Microsoft.Extensions.Options;

namespace CphBot.Access;

/// <summary>
/// Decides whether this person may do this, here. The one place where that is decided: a command typed, a button pressed and a plan confirmed
/// all come through it, each time anew. The rule so far: members of an allowed tenant may do everything; whoever has no Entra object id may read.
/// </summary>
internal sealed class AccessPolicy(IOptions<TeamsOptions> options)
{
    public Decision Decide(Actor actor, string? tenantId, CommandEffect effect)
    {
        if (!IsAllowed(tenantId)) return new Decision.Denied("Your organisation is not among those that may use this bot.");
        if (actor.ObjectId is null && effect != CommandEffect.Reads) return new Decision.Denied("Guests without an account in this organisation may only look.");
        return Decision.Allowed.Instance;
    }

    private bool IsAllowed(string? tenantId)
    {
        var teams = options.Value;
        if (teams.AllowedTenants.Count > 0) return tenantId is not null && teams.AllowedTenants.Contains(tenantId, StringComparer.OrdinalIgnoreCase);
        return teams.Anonymous || (tenantId is not null && string.Equals(tenantId, teams.TenantId, StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>What the policy says.</summary>
internal abstract record Decision
{
    private Decision()
    {
    }

    public sealed record Allowed : Decision
    {
        public static Allowed Instance { get; } = new();
    }

    /// <param name="Reason">A sentence for the person.</param>
    public sealed record Denied(string Reason) : Decision;
}
