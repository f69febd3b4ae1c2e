using CphBot.Cloud.ShareFiles;
using Xunit;

namespace CphBot.Tests.Cloud.Json;

/// <summary>A listing of shared files comes as JSON inside a text of its job.</summary>
public sealed class ShareFileListingTests
{
    [Fact]
    public void Files_are_read_whether_they_are_texts_or_objects()
    {
        var listing = ShareFileListing.Read("""{"files_in_path":{"total":"3","count":2,"files":["a.txt",{"name":"b"},null]},"share_base_max_size":"100G","share_base_capacity":42}""")!;

        Assert.Equal(["a.txt", """{"name":"b"}"""], listing.Files);
        Assert.Equal((3, "100G", "42"), (listing.Total, listing.MaxSize, listing.Used));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("done")]
    [InlineData("{}")]
    [InlineData("""{"files_in_path":""}""")]
    [InlineData("""{"files_in_path":{"files":"a.txt"}}""")]
    public void Anything_else_is_no_listing_and_not_an_empty_folder(string? text) => Assert.Null(ShareFileListing.Read(text));
}
