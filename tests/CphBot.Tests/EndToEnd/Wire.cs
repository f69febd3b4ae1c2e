namespace CphBot.Tests.EndToEnd;

/// <summary>A network connection that can be pulled out.</summary>
internal sealed class Wire
{
    /// <summary>No connection can be made.</summary>
    public bool IsCut { get; set; }
}

internal sealed class WireHandler(Wire wire, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => wire.IsCut
        ? throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused")
        : base.SendAsync(request, cancellationToken);
}
