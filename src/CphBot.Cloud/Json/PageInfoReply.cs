namespace CphBot.Cloud.Json;

/// <summary>What lists that are paged by marker say about their pages. Its members are not documented; these are the vendor's usual ones.</summary>
internal sealed class PageInfoReply
{
    public string? NextMarker { get; set; }
}
