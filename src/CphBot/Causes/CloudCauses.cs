using CphBot.Cloud;
using CphBot.Cloud.Errors;
using ErrorCode = CphBot.Cloud.Errors.ErrorCode;    // Orleans has one too.

namespace CphBot.Causes;

/// <summary>The one table from what the cloud answers to what it means for a person. By code, never by the cloud's words.</summary>
internal static class CloudCauses
{
    public static Cause Of(CphException error) => Of(error.Code, error.Kind);

    /// <param name="kind">What counts where the code is missing or not published; null when only a code is known.</param>
    public static Cause Of(string? code, CphErrorKind? kind = null)
    {
        var (family, number) = ErrorCode.Parse(code);
        return family switch
        {
            CodeFamily.Service => ServiceCauses.Of(number),
            CodeFamily.Gateway => GatewayCauses.Of(number, kind),
            CodeFamily.Iam => IamCauses.Of(number),
            _ => null,
        } ?? KindCauses.Of(kind);
    }
}
