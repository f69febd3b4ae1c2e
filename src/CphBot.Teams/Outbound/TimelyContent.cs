using System.Net;
using System.Net.Http.Headers;

namespace CphBot.Teams.Outbound;

/// <summary>A JSON body that is sent soon after it was made, or not at all: its bytes are asked for after connect and TLS.</summary>
internal sealed class TimelyContent : HttpContent
{
    private readonly byte[] _body;
    private readonly TimeSpan _within;
    private readonly TimeProvider _time;
    private readonly long _since;

    /// <param name="since">When it was decided to send it, before a token was asked for.</param>
    public TimelyContent(byte[] body, long since, TimeSpan within, TimeProvider time)
    {
        (_body, _since, _within, _time) = (body, since, within, time);
        Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <exception cref="TeamsException"><see cref="TeamsErrorKind.NotSent"/>: too late.</exception>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (_time.GetElapsedTime(_since) > _within) throw new TeamsException(TeamsErrorKind.NotSent, "Too much time passed on the way to Teams.");
        await stream.WriteAsync(_body, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
