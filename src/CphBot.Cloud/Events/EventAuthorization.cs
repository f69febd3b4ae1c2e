namespace CphBot.Cloud.Events;

/// <summary>What the vendor is allowed to do.</summary>
public enum EventAuthorization
{
    /// <summary>The server stays where it is.</summary>
    Maintenance,

    /// <summary>The server goes to another host: what is on local disks is lost.</summary>
    Redeploy,
}
