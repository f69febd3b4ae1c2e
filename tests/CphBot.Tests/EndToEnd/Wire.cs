namespace CphBot.Tests.EndToEnd;

/// <summary>A network connection that can be pulled out.</summary>
internal sealed class Wire
{
    /// <summary>No connection can be made.</summary>
    public bool IsCut { get; set; }

    /// <summary>What happens to a request on its way: it may be held, changed, answered by somebody else, or lost. Null: it arrives.</summary>
    public Func<HttpRequestMessage, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>>? Meddle { get; set; }

    public static HttpRequestException NoConnection => new(HttpRequestError.ConnectionError, "Connection refused");
}

internal sealed class WireHandler(Wire wire, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (wire.IsCut) throw Wire.NoConnection;
        return wire.Meddle is { } meddle ? meddle(request, () => base.SendAsync(request, cancellationToken)).WaitAsync(cancellationToken) : base.SendAsync(request, cancellationToken);
    }
}
