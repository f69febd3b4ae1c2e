namespace CphBot.Cloud.EncodeServers;

/// <summary>
/// The numbers are the cloud's own; one that is not listed still parses. The vendor contradicts itself on 4 and 5: frozen and off by the
/// text about the filter, both "being created" by the text about the answer. Neither is running, which is what counts.
/// </summary>
public enum EncodeServerStatus
{
    /// <summary>Ours: the cloud gave no number, or one that cannot be read.</summary>
    Unknown = int.MinValue,

    Creating = 0,
    Running = 1,
    Abnormal = 2,
    Restarting = 3,
    FrozenOrCreating = 4,
    OffOrCreating = 5,
    CreatingOfOldVersions = 100,
    CreatingOfNewVersions = 1014,
}
