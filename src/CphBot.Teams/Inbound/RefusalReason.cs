namespace CphBot.Teams.Inbound;

/// <summary>Why a request is refused: 401 for its token, 403 for our policy, never 5xx, which Teams would repeat.</summary>
internal sealed record RefusalReason
{
    public static readonly RefusalReason NoToken = new("no_token", 401);
    public static readonly RefusalReason BadToken = new("bad_token", 401);
    public static readonly RefusalReason ServiceUrlClaim = new("service_url_claim", 401);
    public static readonly RefusalReason NotEndorsed = new("not_endorsed", 401);
    public static readonly RefusalReason Channel = new("channel", 403);
    public static readonly RefusalReason ServiceHost = new("service_host", 403);
    public static readonly RefusalReason Tenant = new("tenant", 403);
    public static readonly RefusalReason NotLoopback = new("not_loopback", 403);
    public static readonly RefusalReason BadBody = new("bad_body", 400);
    public static readonly RefusalReason TooLarge = new("too_large", 413);
    public static readonly RefusalReason NotJson = new("not_json", 415);

    private RefusalReason(string name, int status) => (Name, Status) = (name, status);

    /// <summary>As the metric's tag <c>reason</c>.</summary>
    public string Name { get; }

    public int Status { get; }
}
