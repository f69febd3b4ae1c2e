using System.Globalization;
using CphBot.Conversations;
using CphBot.Fleet;
using CphBot.Operations;

namespace CphBot.Hosting;

/// <summary>Builds the owner of a key, empty: what it knows comes from its rows.</summary>
internal sealed class OwnerFactory(IServiceProvider services)
{
    public IOwner Build(OwnerKey key) => key.Kind switch
    {
        OwnerKind.Conversation => ActivatorUtilities.CreateInstance<ConversationOwner>(services, key.Id),
        OwnerKind.Operation => ActivatorUtilities.CreateInstance<OperationOwner>(services, long.Parse(key.Id, CultureInfo.InvariantCulture)),
        OwnerKind.Project => ActivatorUtilities.CreateInstance<ProjectOwner>(services, key.Id),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "There is no such owner."),
    };
}
