namespace CphBot.Cloud.Images;

/// <summary>The numbers are the cloud's own; one that is not listed still parses.</summary>
public enum ImageStatus
{
    /// <summary>Ours: the cloud gave no number, or one that cannot be read.</summary>
    Unknown = int.MinValue,

    Creating = 0,
    Usable = 1,
    Failed = 2,
}
