using CphBot.Operations;
using CphBot.Teams;
using Microsoft.Extensions.Options;

namespace CphBot.Access;

/// <summary>
/// Decides who may do what, where, to which phones. The one place where that is decided: a command typed, a button pressed, a plan confirmed and a
/// wave about to be sent all come through it, each time anew.
/// </summary>
internal sealed class AccessPolicy(Policy policy, GroupMemberships memberships, IOptions<TeamsOptions> teams)
{
    public Policy Policy => policy;

    /// <summary>What the rules need to know about a person and a place.</summary>
    public async Task<Asker> AskerAsync(Actor actor, string? tenantId, Place place, CancellationToken cancel)
    {
        var membership = await memberships.OfAsync(actor.ObjectId).WaitAsync(cancel);
        return new Asker(policy, new Caller(actor.ObjectId, tenantId, IsOwn(tenantId), membership.Groups, membership.Unknown), place);
    }

    private bool IsOwn(string? tenantId) =>
        teams.Value.Anonymous || (tenantId is not null && string.Equals(tenantId, teams.Value.TenantId, StringComparison.OrdinalIgnoreCase));
}
