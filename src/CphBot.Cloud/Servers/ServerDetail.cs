namespace CphBot.Cloud.Servers;

/// <summary>A server with what only its own page shows. Lists are empty where the cloud says nothing.</summary>
public sealed record ServerDetail(Server Server, IReadOnlyList<string> PublicIps)
{
    /// <summary>Inside its network.</summary>
    public IReadOnlyList<string> ServerIps { get; init; } = [];

    public string? KeypairName { get; init; }

    public string? VpcId { get; init; }

    public string? VpcCidr { get; init; }

    public string? SubnetId { get; init; }

    public string? SubnetCidr { get; init; }

    public string? EnterpriseProjectId { get; init; }

    /// <summary>False: in advance, by month or year, so that it cannot be deleted here.</summary>
    public bool? IsPaidByUse { get; init; }

    public IReadOnlyList<string> SecurityGroups { get; init; } = [];

    public IReadOnlyList<ServerVolume> Volumes { get; init; } = [];

    /// <summary>The disk that its phones share; null when there is none.</summary>
    public ServerVolume? SharedVolume { get; init; }

    public IReadOnlyList<ServerBandwidth> Bandwidths { get; init; } = [];
}
