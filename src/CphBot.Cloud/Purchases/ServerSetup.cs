using System.Text;
using CphBot.Cloud.Phones;

namespace CphBot.Cloud.Purchases;

/// <summary>What a server's phones and its network shall be. Its text names the model only: properties may hold what identifies people.</summary>
public sealed record ServerSetup
{
    private const int MaxModelBytes = 64;
    private const int MaxPropertyBytes = 8192;

    public required string PhoneModelName { get; init; }

    public required string ImageId { get; init; }

    public required string VpcId { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<ServerNic> Nics { get; init; }

    public required ServerPublicIp PublicIp { get; init; }

    public required NewBandwidth Bandwidth { get; init; }

    public string? KeypairName { get; init; }

    /// <summary>Ports of the phones' own, besides adb and vnc.</summary>
    public IReadOnlyList<PhonePort> Ports { get; init; } = [];

    public int? PhonesPerIp { get; init; }

    /// <summary>A disk for each phone; null: as the model has it.</summary>
    public NewVolume? PhoneDisk { get; init; }

    /// <summary>A disk that the phones share; null: none.</summary>
    public NewVolume? SharedDisk { get; init; }

    public string? AvailabilityZone { get; init; }

    /// <summary>Properties of every phone, as JSON text of at most 8,192 bytes; null: the image's.</summary>
    public string? Property { get; init; }

    /// <summary>Why there can be no such server, for people; null when there can.</summary>
    /// <param name="minPhoneDisk">GiB: 1 for a purchase, 10 for a change.</param>
    public string? Problem(int minPhoneDisk = 1)
    {
        if (ModelProblem(PhoneModelName) is { } name) return name;
        if (string.IsNullOrWhiteSpace(ImageId) || string.IsNullOrWhiteSpace(VpcId) || Nics.Count == 0) return "An image, a network and at least one subnet are needed.";
        if (Ports.Select(port => port.Problem()).FirstOrDefault(problem => problem is not null) is { } port) return port;
        return PublicIp.Problem() ?? Bandwidth.Problem() ?? PhoneDisk?.Problem(minPhoneDisk) ?? SharedDisk?.Problem(10)
            ?? (Property is null ? null : PhoneProperty.ProblemOf(Property, MaxPropertyBytes));
    }

    public override string ToString() => PhoneModelName;

    internal static string? ModelProblem(string name) =>
        string.IsNullOrWhiteSpace(name) || Encoding.UTF8.GetByteCount(name) > MaxModelBytes ? $"The name of a model has 1 to {MaxModelBytes} bytes." : null;
}
