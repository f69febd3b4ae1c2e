namespace CphBot.Simulator.Cloud.Images;

/// <summary>The images that phones can run: those of the service, and those of this project or shared with it.</summary>
internal sealed class ImageShelf(long seed)
{
    public const string DefaultImageId = "5cf0b8e1a4a64a3f8c3a1e5f6b7d8c90";

    /// <summary>The label that an image needs to run on the phones of this simulator.</summary>
    public const string PhoneLabel = "cloud_phone_1";

    /// <summary>The project that offers the shared image.</summary>
    public const string PartnerProject = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

    private readonly IdScheme _ids = new(seed, "image");
    private List<Image>? _all;

    public IEnumerable<Image> All => _all ??= Stock();

    public Image? Find(string id) => All.FirstOrDefault(image => string.Equals(image.Id, id, StringComparison.Ordinal));

    public void Remove(Image image) => _all!.Remove(image);

    /// <summary>The code with which a phone of this project refuses the image, or null.</summary>
    public string? ProblemFor(string imageId) => Find(imageId) switch
    {
        null => "CPS.0166",
        { IsUsable: false } or { Label: not PhoneLabel } => "CPS.0030",
        _ => null,
    };

    public string VersionOf(string imageId) => Find(imageId)?.Version ?? "";

    private List<Image> Stock() =>
    [
        new Image(DefaultImageId, "AOSP11", "AOSP11_24.06.1", ImageKind.Public),
        new Image(_ids.Of(1), "AOSP11-next", "AOSP11_24.09.1", ImageKind.Public),
        new Image(_ids.Of(2), "AOSP11-game", "AOSP11_24.06.1", ImageKind.Public) { Label = "cloud_game_1" },
        new Image(_ids.Of(3), "golden-checkout", "AOSP11_24.06.1", ImageKind.Private),
        new Image(_ids.Of(4), "half-made", "AOSP11_24.09.1", ImageKind.Private) { Status = 0 },
        new Image(_ids.Of(5), "from-a-partner", "AOSP11_24.06.1", ImageKind.Shared) { IsAccepted = false },
    ];
}
