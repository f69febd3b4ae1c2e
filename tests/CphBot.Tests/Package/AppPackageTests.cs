using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using CphBot.Package;
using Xunit;

namespace CphBot.Tests.Package;

public sealed class AppPackageTests
{
    private static readonly Guid AppId = new("6a0fbb0c-8c3d-4f6e-9f0e-2b1d7c3a5e10");

    private readonly Dictionary<string, byte[]> _files = Unzip(AppPackage.Build(AppId, "cphbot.contoso.com", "1.2.3"));

    [Fact]
    public void The_manifest_and_both_pictures_are_at_the_root_and_nothing_else_is() =>
        Assert.Equal(["color.png", "manifest.json", "outline.png"], _files.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task The_manifest_is_valid_by_the_official_schema() =>
        Assert.Empty(await ManifestSchema.ErrorsOfAsync(Encoding.UTF8.GetString(_files["manifest.json"])));

    [Fact]
    public void The_app_and_its_bot_have_the_id_that_was_given()
    {
        var manifest = Manifest();
        Assert.Equal(AppId.ToString(), manifest["id"]!.GetValue<string>());
        Assert.Equal(AppId.ToString(), manifest["bots"]![0]!["botId"]!.GetValue<string>());
        Assert.Equal("1.2.3", manifest["version"]!.GetValue<string>());
    }

    [Fact]
    public void Nothing_of_the_example_is_left()
    {
        var text = Encoding.UTF8.GetString(_files["manifest.json"]);
        Assert.DoesNotContain("example.com", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Guid.Empty.ToString(), text, StringComparison.Ordinal);
        Assert.Equal("https://cphbot.contoso.com/privacy", Manifest()["developer"]!["privacyUrl"]!.GetValue<string>());
    }

    [Fact]
    public void The_same_inputs_give_the_same_bytes_and_carry_no_date()
    {
        var package = AppPackage.Build(AppId, "cphbot.contoso.com", "1.2.3");
        Assert.Equal(package, AppPackage.Build(AppId, "cphbot.contoso.com", "1.2.3"));

        using var zip = new ZipArchive(new MemoryStream(package));
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    [Fact]
    public void The_colour_picture_is_192_by_192_and_opaque()
    {
        var picture = new Png(_files["color.png"]);
        Assert.Equal((192, 192), (picture.Width, picture.Height));
        Assert.All(picture.Pixels, pixel => Assert.Equal(255, pixel.A));
    }

    [Fact]
    public void The_outline_picture_is_32_by_32_and_white_on_transparent()
    {
        var picture = new Png(_files["outline.png"]);
        Assert.Equal((32, 32), (picture.Width, picture.Height));
        Assert.All(picture.Pixels, pixel => Assert.True(pixel.A == 0 || (pixel.R, pixel.G, pixel.B) == (255, 255, 255), pixel.ToString()));
        Assert.Contains(picture.Pixels, pixel => pixel.A == 255);
        Assert.Contains(picture.Pixels, pixel => pixel.A == 0);
    }

    private JsonNode Manifest() => JsonNode.Parse(_files["manifest.json"])!;

    private static Dictionary<string, byte[]> Unzip(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        return zip.Entries.ToDictionary(entry => entry.FullName, Content, StringComparer.Ordinal);
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var bytes = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
