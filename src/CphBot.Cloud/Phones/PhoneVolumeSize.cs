namespace CphBot.Cloud.Phones;

/// <summary>A phone and the size its data disk shall have.</summary>
/// <param name="NewSizeGiB">At least what it has.</param>
public sealed record PhoneVolumeSize(string PhoneId, int NewSizeGiB)
{
    public const int MaxGiB = 32_767;

    /// <summary>Why no disk can have this size, for people; null when one can.</summary>
    public static string? Problem(int sizeGiB) => sizeGiB is >= 1 and <= MaxGiB ? null : $"A data disk has 1 to {MaxGiB:N0} GiB.";
}
