namespace CphBot.Cloud.Phones;

/// <summary>How a phone's traffic leaves.</summary>
public enum PhoneTraffic
{
    Direct,
    Routing,
}

internal static class PhoneTrafficText
{
    public const int MaxPhones = 100;

    public static string ToText(this PhoneTraffic traffic) => traffic == PhoneTraffic.Routing ? "routing" : "direct";
}
