namespace CphBot.Cloud.Json;

/// <summary>What lists that are paged by marker say about their pages (Go SDK of the vendor).</summary>
internal sealed class PageInfoReply
{
    public string? NextMarker { get; set; }
}
