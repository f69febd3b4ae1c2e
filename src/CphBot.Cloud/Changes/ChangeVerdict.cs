using CphBot.Cloud.Errors;
using CphBot.Cloud.Http;

namespace CphBot.Cloud.Changes;

/// <summary>
/// What an answer to a change means. There is no idempotency key, so whatever is not certain is <see cref="ChangeAnswer.Unclear"/>: an
/// unclear restart costs a look, a repeated one costs whoever works on that phone.
/// </summary>
internal static class ChangeVerdict
{
    private const int InternalError = 3;
    private const int JobTimedOut = 54;

    public static ChangeAnswer Of(CphChange change, CloudReply reply)
    {
        if (reply.IsSuccess) return OfSuccess(change, reply);

        var error = CphException.From(change.Request.ToString(), reply);
        var (family, number) = ErrorCode.Parse(error.Code);
        return reply.Status switch
        {
            // These speak of work that was begun, whatever status they come with.
            _ when family == CodeFamily.Service && number is InternalError or JobTimedOut => new ChangeAnswer.Unclear(error),
            401 => new ChangeAnswer.NotSent(error, error.RetryAfter),
            // Whoever stands in front of the service held it back. With a code of the service it is the service's own answer.
            429 when family != CodeFamily.Service => new ChangeAnswer.NotSent(error, error.RetryAfter),
            // Somebody gave up waiting, so somebody else may still be at work.
            408 => new ChangeAnswer.Unclear(error),
            >= 400 and < 500 when error.Code is not null => new ChangeAnswer.Refused(error),
            _ => new ChangeAnswer.Unclear(error),
        };
    }

    private static ChangeAnswer OfSuccess(CphChange change, CloudReply reply)
    {
        if (change.Accepted(reply) is { } sent) return sent;

        var error = CphException.From(change.Request.ToString(), reply);
        return ErrorKinds.IsClearRefusal(error.Code) ? new ChangeAnswer.Refused(error) : new ChangeAnswer.Unclear(error);
    }
}
