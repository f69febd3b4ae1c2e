using System.Text;

namespace CphBot.Cloud.Purchases;

/// <summary>A port of the customer's own on each phone.</summary>
/// <param name="Name">1 to 16 bytes; not adb and not vnc, which are there anyway.</param>
/// <param name="ListenPort">10,000 to 50,000.</param>
public sealed record PhonePort(string Name, int ListenPort, bool IsPublic)
{
    /// <summary>Why there can be no such port, for people; null when there can.</summary>
    public string? Problem()
    {
        if (Name is "" or "adb" or "vnc" || Encoding.UTF8.GetByteCount(Name) > 16) return "A port's name has 1 to 16 bytes, and is neither adb nor vnc.";
        return ListenPort is >= 10_000 and <= 50_000 ? null : "A port's number lies between 10,000 and 50,000.";
    }
}
