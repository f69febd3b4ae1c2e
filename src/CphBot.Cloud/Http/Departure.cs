namespace CphBot.Cloud.Http;

/// <summary>
/// Keeps what decides whether a change may have begun: the window in which it may leave, and whether its bytes did. One per change, used by
/// one request at a time.
/// </summary>
internal sealed class Departure(SendWindow window, TimeProvider time)
{
    /// <summary>Whether the request was handed to the network stack.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether the stack has asked for the body: before that it was still looking for a connection, and no server can act on half a request.</summary>
    public bool HasLeft { get; private set; }

    /// <param name="tellsWhenItLeaves">False for a request without a body: nobody asks for its bytes, so it counts as gone from now on.</param>
    /// <exception cref="CphException"><see cref="CphErrorKind.NotSent"/>: the window has closed.</exception>
    public void Begin(bool tellsWhenItLeaves)
    {
        ThrowIfClosed();
        (HasBegun, HasLeft) = (true, !tellsWhenItLeaves);
    }

    /// <exception cref="CphException"><see cref="CphErrorKind.NotSent"/>: the window closed while a connection was made.</exception>
    public void Leave()
    {
        ThrowIfClosed();
        HasLeft = true;
    }

    /// <summary>After a 401: it certainly did nothing.</summary>
    public void Undo() => HasBegun = HasLeft = false;

    private void ThrowIfClosed()
    {
        if (window.IsClosed(time)) throw new CphException(CphErrorKind.NotSent, $"Not sent: more than {window.Length} had passed since the claim.");
    }
}
