namespace CphBot.Cloud.Http;

/// <summary>A call that changes something, with what its accepted answer looks like.</summary>
/// <param name="Accepted">Looks at a 2xx; null when it is not that of a change that was accepted.</param>
internal sealed record CphChange(CphRequest Request, Func<CloudReply, ChangeAnswer.Sent?> Accepted);
