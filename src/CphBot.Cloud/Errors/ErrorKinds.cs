namespace CphBot.Cloud.Errors;

/// <summary>
/// What kind an error is. The code decides; the HTTP status only where there is none, because the same CPS code comes with different
/// statuses in different versions of the service. Numbers: error tables of CPH, of the API gateway and of IAM.
/// </summary>
internal static class ErrorKinds
{
    public static CphErrorKind Of(string? code, int status)
    {
        var (family, number) = ErrorCode.Parse(code);
        return family switch
        {
            CodeFamily.Service => OfService(number, status),
            CodeFamily.Gateway => OfGateway(number, status),
            CodeFamily.Iam => OfIam(number, status),
            _ => OfStatus(status),
        };
    }

    /// <summary>A no of the service that leaves no doubt: a code of its published table that does not speak of trouble on its side.</summary>
    public static bool IsClearRefusal(string? code)
    {
        var (family, number) = ErrorCode.Parse(code);
        return family == CodeFamily.Service && IsPublished(number)
            && OfService(number, 400) is CphErrorKind.Denied or CphErrorKind.NotFound or CphErrorKind.Invalid;
    }

    private static CphErrorKind OfService(int number, int status) => number switch
    {
        // No permission, arrears, suspended, not real-name checked; phone, encode server or server frozen; quotas.
        1 or 6 or 7 or 8 or 53 or 195 or 1028 or 65 or 196 => CphErrorKind.Denied,
        // Phone, job, server (three codes), jobs of a request, bandwidth, encode server, image.
        5 or 11 or 15 or 156 or 159 or 50 or 115 or 123 or 166 => CphErrorKind.NotFound,
        42 => CphErrorKind.Throttled,
        // Internal error, job timed out, price query and order failed: the table says "try again later".
        3 or 54 or 61 or 62 => CphErrorKind.Unavailable,
        _ when IsPublished(number) || status < 400 => CphErrorKind.Invalid,
        _ => OfStatus(status),
    };

    private static CphErrorKind OfGateway(int number, int status) => number switch
    {
        301 or 303 or 305 or 307 => CphErrorKind.Unauthenticated,
        302 or 306 or 310 or 401 or 402 or 802 => CphErrorKind.Denied,
        308 => CphErrorKind.Throttled,
        // 101 is a wrong host or path: a mistake in the settings, not a missing phone.
        101 or 106 or 602 => CphErrorKind.Invalid,
        601 or (>= 605 and <= 613) => CphErrorKind.Unavailable,
        // 201 is a bad request, a header that is too large, or a back end that is down: only the status tells.
        _ => OfStatus(status),
    };

    private static CphErrorKind OfIam(int number, int status) => number switch
    {
        1 or 61 or 62 or 63 or 64 or 66 or 67 => CphErrorKind.Unauthenticated,
        2 or 3 or (>= 80 and <= 83) => CphErrorKind.Denied,
        4 => CphErrorKind.NotFound,
        6 => CphErrorKind.Unavailable,
        12 => CphErrorKind.Throttled,
        5 or 7 or 9 or 11 or 72 or 73 or (>= 1100 and <= 1118) => CphErrorKind.Invalid,
        _ => OfStatus(status),
    };

    private static CphErrorKind OfStatus(int status) => status switch
    {
        401 => CphErrorKind.Unauthenticated,
        403 => CphErrorKind.Denied,
        404 => CphErrorKind.NotFound,
        408 => CphErrorKind.Unavailable,
        429 => CphErrorKind.Throttled,
        >= 400 and < 500 => CphErrorKind.Invalid,
        >= 500 => CphErrorKind.Unavailable,
        // A redirect, or a success without what was asked for.
        _ => CphErrorKind.BadReply,
    };

    // Codes added since may mean anything.
    private static bool IsPublished(int number) => number is (>= 1 and <= 241) or (>= 1000 and <= 1073);
}
