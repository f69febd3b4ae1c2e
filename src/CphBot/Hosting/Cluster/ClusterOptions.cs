using System.ComponentModel.DataAnnotations;

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

    private bool IsAddress()
    {
        try
        {
            return StackExchange.Redis.ConfigurationOptions.Parse(Redis).EndPoints.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
