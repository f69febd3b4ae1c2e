using System.Collections.Immutable;
using CphBot.Simulator.Cloud.Images;

namespace CphBot.Simulator.Cloud.Servers;

/// <summary>What is on a server, beside its name and its status.</summary>
internal sealed record ServerContents
{
    private static readonly ImmutableSortedSet<string> NoTexts = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public string ServerModel { get; init; } = Models.DefaultServerModel;

    /// <summary>Empty for a bare server.</summary>
    public string PhoneModel { get; init; } = Models.DefaultPhoneModel;

    public string Keypair { get; init; } = "simulated";

    /// <summary>Packages that all phones of the server share.</summary>
    public ImmutableSortedSet<string> SharedApps { get; init; } = NoTexts;

    /// <summary>Absolute paths on the disk that all phones of the server share.</summary>
    public ImmutableSortedSet<string> SharedFiles { get; init; } = NoTexts;

    /// <summary>Attached file systems, as <c>id:path</c>.</summary>
    public ImmutableSortedSet<string> Shares { get; init; } = NoTexts;
}
