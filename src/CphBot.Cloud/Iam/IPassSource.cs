namespace CphBot.Cloud.Iam;

/// <summary>Where a project's passes come from: tokens of IAM, or a key to sign with.</summary>
internal interface IPassSource
{
    /// <exception cref="CphException">None can be had now. Certainly nothing was sent to the service.</exception>
    public ValueTask<Pass> GetAsync(CancellationToken cancel);

    /// <summary>The service answered 401 to this pass.</summary>
    /// <returns>True when <see cref="GetAsync"/> gives another one now, so that one more try makes sense.</returns>
    public bool TryReplace(Pass refused, CphException answer);

    /// <summary>The service answered something other than 401 to this pass.</summary>
    public void Accepted(Pass pass);
}
