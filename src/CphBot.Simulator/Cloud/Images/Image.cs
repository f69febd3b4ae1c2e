namespace CphBot.Simulator.Cloud.Images;

/// <summary>One image.</summary>
internal sealed record Image(string Id, string Name, string Version, ImageKind Kind)
{
    public string Label { get; init; } = ImageShelf.PhoneLabel;

    /// <summary>0 being created, 1 usable, 2 failed.</summary>
    public int Status { get; init; } = 1;

    /// <summary>Of a shared one: whether this project took it.</summary>
    public bool IsAccepted { get; set; } = true;

    /// <summary>Of a private one: the projects it is offered to, and since when.</summary>
    public Dictionary<string, DateTimeOffset> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>Its kind in the service's words.</summary>
    public string TypeName => Kind switch
    {
        ImageKind.Public => "public",
        ImageKind.Private => "private",
        _ => "share",
    };

    public bool IsUsable => Status == 1 && (Kind is not ImageKind.Shared || IsAccepted);
}
