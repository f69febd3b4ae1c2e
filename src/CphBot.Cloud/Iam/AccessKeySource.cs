namespace CphBot.Cloud.Iam;

/// <summary>
/// The way in with an access key: every request is signed, nothing is fetched. A key that is not accepted cools down, because the gateway
/// locks it for 5 minutes after 5 bad signatures in a row, for every other program that uses it too.
/// </summary>
internal sealed class AccessKeySource(AccessKey key, string projectId, TimeProvider time) : IPassSource
{
    private readonly SigningPass _pass = new(key, projectId, time);
    private readonly Cooldown _cooldown = new(time);

    public ValueTask<Pass> GetAsync(CancellationToken cancel) =>
        _cooldown.Error() is { } error ? ValueTask.FromException<Pass>(error) : ValueTask.FromResult<Pass>(_pass);

    public bool TryReplace(Pass refused, CphException answer)
    {
        // Several requests may come back at once: one failure, not several.
        if (!_cooldown.IsActive()) _cooldown.Start(answer);
        return false;
    }

    public void Accepted(Pass pass)
    {
        if (!_cooldown.IsActive()) _cooldown.End();
    }
}
