namespace CphBot.Cloud.Phones;

/// <summary>Which client program wants to reach a phone.</summary>
public enum PhoneClientType
{
    Android,
    Windows,
    H5Mobile,
    H5Pc,
    Ios,
}

internal static class PhoneClientTypeText
{
    public static string ToText(this PhoneClientType type) => type switch
    {
        PhoneClientType.Android => "ANDROID",
        PhoneClientType.Windows => "WINDOWS",
        PhoneClientType.H5Mobile => "H5_MOBILE",
        PhoneClientType.H5Pc => "H5_PC",
        PhoneClientType.Ios => "IOS",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
