using System.Net;
using System.Net.Http.Headers;

namespace CphBot.Cloud.Http;

/// <summary>A JSON body. That of a change tells its <see cref="Departure"/> at the moment when its bytes are asked for, which is after connect and TLS.</summary>
internal sealed class DepartingContent : HttpContent
{
    private readonly byte[] _body;
    private readonly Departure? _departure;

    public DepartingContent(byte[] body, Departure? departure)
    {
        (_body, _departure) = (body, departure);
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    /// <summary>True as well where nobody keeps track, as for a read.</summary>
    public bool HasLeft => _departure is not { HasLeft: false };

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _departure?.Leave();
        await stream.WriteAsync(_body, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
