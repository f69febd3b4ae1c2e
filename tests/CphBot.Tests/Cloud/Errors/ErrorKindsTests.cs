using CphBot.Cloud;
using CphBot.Cloud.Errors;
using Xunit;

namespace CphBot.Tests.Cloud.Errors;

public sealed class ErrorKindsTests
{
    [Theory]
    [InlineData("CPS.0001 CPS.0006 CPS.0007 CPS.0008 CPS.0053 CPS.0195 CPS.1028 CPS.0065 CPS.0196", 400, CphErrorKind.Denied)]
    [InlineData("CPS.0005 CPS.0011 CPS.0015 CPS.0050 CPS.0156 CPS.0159 CPS.0123 CPS.0115 CPS.0166 CPS0005 cps.5", 400, CphErrorKind.NotFound)]
    [InlineData("CPS.0042", 400, CphErrorKind.Throttled)]
    [InlineData("CPS.0003 CPS.0054 CPS.0061 CPS.0062", 400, CphErrorKind.Unavailable)]
    [InlineData("CPS.0002 CPS.0004 CPS.0009 CPS.0141 CPS.0165 CPS.0190 CPS.0191 CPS.0158 CPS.0161 CPS.0241 CPS.1073", 400, CphErrorKind.Invalid)]
    [InlineData("CPS.0004", 500, CphErrorKind.Invalid)]
    [InlineData("CPS.0005", 500, CphErrorKind.NotFound)]
    [InlineData("CPS.0999", 400, CphErrorKind.Invalid)]
    [InlineData("CPS.0999", 403, CphErrorKind.Denied)]
    [InlineData("CPS.0999", 500, CphErrorKind.Unavailable)]
    [InlineData("CPS.0999", 200, CphErrorKind.Invalid)]
    [InlineData("APIGW.0301 APIG.0301 APIGW.0303 APIGW.0305 APIGW.0307", 401, CphErrorKind.Unauthenticated)]
    [InlineData("APIGW.0302 APIGW.0306 APIGW.0310 APIGW.0401 APIGW.0402 APIG.0802", 403, CphErrorKind.Denied)]
    [InlineData("APIGW.0308 APIG.0308", 429, CphErrorKind.Throttled)]
    [InlineData("APIGW.0101 APIGW.0106 APIGW.0602", 404, CphErrorKind.Invalid)]
    [InlineData("APIGW.0601 APIGW.0605 APIGW.0606 APIGW.0608 APIGW.0609 APIGW.0610 APIGW.0611 APIGW.0612 APIGW.0613", 500, CphErrorKind.Unavailable)]
    [InlineData("APIGW.0201", 504, CphErrorKind.Unavailable)]
    [InlineData("APIGW.0201", 414, CphErrorKind.Invalid)]
    [InlineData("APIGW.9999", 403, CphErrorKind.Denied)]
    [InlineData("IAM.0001 IAM.0061 IAM.0062 IAM.0063 IAM.0064 IAM.0066 IAM.0067", 401, CphErrorKind.Unauthenticated)]
    [InlineData("IAM.0002 IAM.0003 IAM.0080 IAM.0081 IAM.0082 IAM.0083", 403, CphErrorKind.Denied)]
    [InlineData("IAM.0004", 404, CphErrorKind.NotFound)]
    [InlineData("IAM.0005 IAM.0007 IAM.0009 IAM.0011 IAM.0072 IAM.0073 IAM.1100 IAM.1118", 400, CphErrorKind.Invalid)]
    [InlineData("IAM.0012", 429, CphErrorKind.Throttled)]
    [InlineData("IAM.0006", 500, CphErrorKind.Unavailable)]
    [InlineData("401 XYZ.0005", 401, CphErrorKind.Unauthenticated)]
    public void The_code_decides(string codes, int status, CphErrorKind kind) =>
        Assert.All(codes.Split(' '), code => Assert.Equal(kind, ErrorKinds.Of(code, status)));

    [Theory]
    [InlineData(200, CphErrorKind.BadReply)]
    [InlineData(302, CphErrorKind.BadReply)]
    [InlineData(400, CphErrorKind.Invalid)]
    [InlineData(401, CphErrorKind.Unauthenticated)]
    [InlineData(403, CphErrorKind.Denied)]
    [InlineData(404, CphErrorKind.NotFound)]
    [InlineData(408, CphErrorKind.Unavailable)]
    [InlineData(429, CphErrorKind.Throttled)]
    [InlineData(500, CphErrorKind.Unavailable)]
    [InlineData(504, CphErrorKind.Unavailable)]
    public void Without_a_code_the_status_decides(int status, CphErrorKind kind) => Assert.Equal(kind, ErrorKinds.Of(null, status));

    [Theory]
    [InlineData("CPS.0080", true)]
    [InlineData("CPS.0001", true)]
    [InlineData("CPS.0005", true)]
    [InlineData("CPS.0003", false)]
    [InlineData("CPS.0042", false)]
    [InlineData("CPS.0054", false)]
    [InlineData("CPS.0242", false)]
    [InlineData("APIGW.0302", false)]
    [InlineData(null, false)]
    public void Only_a_published_no_of_the_service_is_a_clear_one(string? code, bool clear) => Assert.Equal(clear, ErrorKinds.IsClearRefusal(code));
}
