using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CphBot.Package;

/// <summary>The app package that a Teams administrator uploads: a zip with manifest.json and its two pictures at the root.</summary>
/// <remarks>The shipped manifest is a valid one of the app 00000000-… at cphbot.example.com; only what differs is set here.</remarks>
internal static class AppPackage
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // A zip keeps no date before this one. The same inputs give the same bytes, so that a package can be compared with an earlier one.
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="appId">The bot's registration; the app in Teams has the same id.</param>
    /// <param name="domain">The host of the developer's web, privacy and terms pages.</param>
    /// <param name="version">Three numbers. Teams takes a package as an update only when it grows.</param>
    public static byte[] Build(Guid appId, string domain, string version)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "manifest.json", Manifest(appId, domain, version));
            Add(zip, "color.png", Shipped("color.png"));
            Add(zip, "outline.png", Shipped("outline.png"));
        }

        return bytes.ToArray();
    }

    private static byte[] Manifest(Guid appId, string domain, string version)
    {
        var manifest = JsonNode.Parse(Shipped("manifest.json"))!;
        manifest["id"] = appId.ToString();
        manifest["version"] = version;
        foreach (var bot in manifest["bots"]!.AsArray()) bot!["botId"] = appId.ToString();

        var developer = manifest["developer"]!;
        foreach (var page in (string[])["websiteUrl", "privacyUrl", "termsOfUseUrl"])
        {
            developer[page] = new UriBuilder(developer[page]!.GetValue<string>()) { Host = domain, Port = -1 }.ToString();
        }

        return JsonSerializer.SerializeToUtf8Bytes(manifest, Readable);
    }

    private static byte[] Shipped(string name)
    {
        using var resource = typeof(AppPackage).Assembly.GetManifestResourceStream("manifest/" + name)
            ?? throw new InvalidOperationException($"The program was built without manifest/{name}.");
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoDate;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
