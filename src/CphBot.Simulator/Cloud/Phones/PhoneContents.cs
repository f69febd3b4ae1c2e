using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using CphBot.Simulator.Cloud.Images;

namespace CphBot.Simulator.Cloud.Phones;

/// <summary>What is on a phone, beside its name and its status.</summary>
/// <param name="Packages">The installed apps, by package name.</param>
/// <param name="Properties">What was set through the service, in its order of keys.</param>
/// <param name="Files">The archives that were pushed and not wiped.</param>
internal sealed record PhoneContents(
    ImmutableSortedSet<string> Packages, ImmutableSortedDictionary<string, string> Properties, ImmutableSortedSet<string> Files)
{
    private static readonly ImmutableSortedSet<string> NoTexts = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static PhoneContents Fresh { get; } = new(
        NoTexts.Add("com.android.settings"),
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("com.cph.mainkeys", "0").Add("ro.install.auto", "1"),
        NoTexts);

    public string ImageId { get; init; } = ImageShelf.DefaultImageId;

    public int VolumeGib { get; init; } = 32;

    public string TrafficType { get; init; } = "direct";

    /// <summary>The properties as the service shows them: JSON inside a string.</summary>
    public string PropertyText => JsonSerializer.Serialize(Properties, Plain);

    /// <summary>What a reset leaves: the image, the disk's size and the way to the network are not on the disk.</summary>
    public PhoneContents Wiped() => this with { Packages = Fresh.Packages, Properties = Fresh.Properties, Files = Fresh.Files };

    public PhoneContents With(IEnumerable<KeyValuePair<string, string>> properties) => this with { Properties = Properties.SetItems(properties) };
}
