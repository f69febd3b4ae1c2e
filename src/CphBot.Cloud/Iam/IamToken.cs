namespace CphBot.Cloud.Iam;

/// <summary>A project-scoped token: good for 24 hours at most, and only in its own region.</summary>
/// <param name="expiresAt">As IAM said.</param>
/// <param name="issuedAt">When this program got it, by its own clock.</param>
internal sealed class IamToken(string value, string projectId, DateTimeOffset expiresAt, DateTimeOffset issuedAt) : Pass(projectId)
{
    // Half an hour covers any chain of calls and many failed renewals; of a token with a short life, its last quarter.
    private static readonly TimeSpan LongestNotice = TimeSpan.FromMinutes(30);

    public DateTimeOffset ExpiresAt { get; } = expiresAt;

    /// <summary>From here on a successor is fetched beside the calls that go on with this one.</summary>
    public DateTimeOffset RenewAt { get; } = expiresAt - NoticeOf(expiresAt - issuedAt);

    public override void Authenticate(HttpRequestMessage request, ReadOnlySpan<byte> body) =>
        request.Headers.TryAddWithoutValidation("X-Auth-Token", value);

    private static TimeSpan NoticeOf(TimeSpan life) => life / 4 < LongestNotice ? life / 4 : LongestNotice;
}
