namespace CphBot.Cloud.Images;

/// <summary>Whose images are asked for.</summary>
public enum PhoneImageType
{
    All,

    /// <summary>The vendor's.</summary>
    Public,

    /// <summary>The project's own.</summary>
    Private,

    /// <summary>Those that others share with the project.</summary>
    Shared,
}

internal static class PhoneImageTypeText
{
    public static string ToText(this PhoneImageType type) => type switch
    {
        PhoneImageType.All => "all",
        PhoneImageType.Public => "public",
        PhoneImageType.Private => "private",
        PhoneImageType.Shared => "share",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
