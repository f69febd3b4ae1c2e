using System.ComponentModel.DataAnnotations;
using System.Net;

namespace CphBot.Hosting.Cluster;

/// <summary>Whether this process is one of several. Section "Cluster".</summary>
internal sealed class ClusterOptions : IValidatableObject
{
    /// <summary>Where the nodes find each other, as StackExchange.Redis writes it: host:port, then options. Empty: one process, no cluster.</summary>
    public string Redis { get; set; } = "";

    [Range(1, 65535, ErrorMessage = "Cluster:SiloPort: must be 1 to 65535.")]
    public int SiloPort { get; set; } = 11111;

    /// <summary>Nothing listens there: only owners and their nodes talk to each other.</summary>
    [Range(1, 65535, ErrorMessage = "Cluster:GatewayPort: must be 1 to 65535.")]
    public int GatewayPort { get; set; } = 30000;

    public bool IsOn => Redis.Length > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsOn && !IsAddress()) yield return new ValidationResult("Cluster:Redis: must be host:port, then options. Example: redis:6379");
    }

    /// <summary>A password that is not named as one, or an URL with one in it, would be read as a host, and shown wherever the host is.</summary>
    private static bool IsPlace(EndPoint place) => place switch
    {
        IPEndPoint address => address.Port > 0,
        DnsEndPoint named => named.Port > 0 && Uri.CheckHostName(named.Host) != UriHostNameType.Unknown,
        _ => false,
    };

    private bool IsAddress()
    {
        try
        {
            return StackExchange.Redis.ConfigurationOptions.Parse(Redis).EndPoints is { Count: > 0 } places && places.All(IsPlace);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
