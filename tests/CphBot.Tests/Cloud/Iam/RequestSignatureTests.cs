using System.Text;
using CphBot.Cloud.Iam;
using CphBot.Tests.Cloud.Peers;
using Xunit;

namespace CphBot.Tests.Cloud.Iam;

public sealed class RequestSignatureTests
{
    private const string Project = "0123456789abcdef0123456789abcdef";
    private const string Vpcs = "https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0";
    private const string Json = "Content-Type:application/json";
    private const string Host = "Host:service.region.example.com";
    private const string In2019 = "X-Sdk-Date:20191115T033655Z";
    private const string In2024 = "X-Sdk-Date:20240102T030405Z";
    private const string CphHost = "Host:cph.cn-north-4.myhuaweicloud.com";
    private const string Phones = $"https://cph.cn-north-4.myhuaweicloud.com/v1/{Project}/cloud-phone/phones";

    /// <summary>Published: the signing guide, the tests of the vendor's Java SDK (three) and Go SDK. The last two were computed apart from this code.</summary>
    public static TheoryData<string, string, string, string, string, string> Vectors => new()
    {
        { "QTWAOYTTINDUT2QVKYUC/MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc", "GET", Vpcs, $"{Json}|{Host}|{In2019}", "", "7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe" },
        { "AccessKey/SecretKey", "GET", Vpcs, $"{Host}|{In2019}", "", "fd95e7da6f695cfb4cabbb9d6b0968aec155bc576b064835282473539ae9ea1d" },
        { "AccessKey/SecretKey", "POST", "https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpc/123", $"{Host}|{In2019}", """{"key":"value"}""", "b5649aa774f6cac7437631662f08815fc65c70e40e486df6db2436ce68902771" },
        { "AccessKey/SecretKey", "GET", "https://service.region.example.com", $"Host:example.com|{In2019}", "", "919ad8b75d4ad49da0d377e63ee21c4a7a54b752f6bf2878b4adbe9c19927da6" },
        { "AccessKey/SecretKey", "GET", "https://example.huaweicloud.com/path?limit=1", "X-Sdk-Date:20060102T150405Z", "", "5a2ce64c865e0e6046321c6f3d5a77ba8413eeaf355c3166c03d58d02ac79624" },
        { "AccessKey/SecretKey", "GET", $"{Phones}?offset=0&limit=100", $"{CphHost}|X-Project-Id:{Project}|{In2024}", "", "d410713993d06c514408adbb287379d074b0225ff75d1aa6717be42ba50279f1" },
        { "AccessKey/SecretKey", "POST", $"{Phones}/batch-restart", $"{CphHost}|X-Project-Id:{Project}|{In2024}", """{"phones":[{"phone_id":"a7f3a1c5258347d6b6f1def79e11f2bc"}]}""", "5e02703f7b94adb38d281912c0ff21dd9c543351ff7761aaa3e8ec4f4af3b949" },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_request_is_signed_as_published(string key, string method, string address, string headers, string body, string signature)
    {
        var signed = headers.Split('|').Select(header => header.Split(':', 2)).Select(parts => (parts[0], parts[1])).ToList();
        var access = key.Split('/');

        var authorization = RequestSignature.Of(new AccessKey(access[0], access[1]), new HttpMethod(method), new Uri(address), signed, Encoding.UTF8.GetBytes(body));

        var names = string.Join(';', signed.Select(header => header.Item1.ToLowerInvariant()).Order(StringComparer.Ordinal));
        Assert.Equal($"SDK-HMAC-SHA256 Access={access[0]}, SignedHeaders={names}, Signature={signature}", authorization);
    }

    [Fact]
    public void A_query_is_encoded_and_ordered_as_published()
    {
        var query = "?limit=1&enable=true&test=" + Uri.EscapeDataString("一 (&=?!#%.*)") + "&path=/a/123&multi=3&multi=1&multi=2";
        Assert.Equal(
            "enable=true&limit=1&multi=1&multi=2&multi=3&path=%2Fa%2F123&test=%E4%B8%80%20%28%26%3D%3F%21%23%25.%2A%29",
            RequestSignature.QueryOf(query));
        Assert.Equal("a=&b=%2B", RequestSignature.QueryOf("?b=+&a"));
    }

    [Fact]
    public async Task What_is_sent_is_what_was_signed_and_a_proxy_path_belongs_to_it()
    {
        await using var app = new CloudApp(settings =>
        {
            CloudApp.UseAccessKey(settings);
            settings["Cloud:Projects:main:CphEndpoint"] = "https://proxy.test:8443/huawei/";
        });
        app.Cph.Answers("POST /huawei/v1/p-1/cloud-phone/phones/batch-restart", 200, """{"request_id":"r","jobs":[]}""");

        await app.RestartAsync("a b");

        var sent = app.Cph.Requests.Single();
        (string, string)[] signed = [("Host", "proxy.test:8443"), ("X-Project-Id", "p-1"), ("X-Sdk-Date", "20260301T030000Z")];
        Assert.All(signed, header => Assert.Equal(header.Item2, sent.Headers[header.Item1]));
        var expected = RequestSignature.Of(
            new AccessKey("AKAKAK", "very-secret-key"), HttpMethod.Post, new Uri("https://proxy.test:8443/huawei/v1/p-1/cloud-phone/phones/batch-restart"),
            signed, Encoding.UTF8.GetBytes(sent.Body));
        Assert.Equal(expected, sent.Headers["Authorization"]);
        Assert.Empty(app.Iam.Requests);
    }

    [Fact]
    public async Task Each_try_carries_its_own_date()
    {
        await using var app = new CloudApp(CloudApp.UseAccessKey);
        app.Cph.Answers(null, 503, "");
        app.Cph.Answers(null, 200, """{"phone_id":"a"}""");
        var read = app.Client.GetPhoneAsync("a", default);
        await app.Time.TimerAsync(due => due < TimeSpan.FromSeconds(5));
        app.Time.Advance(TimeSpan.FromSeconds(5));
        await read;
        Assert.Equal(["20260301T030000Z", "20260301T030005Z"], app.Cph.Requests.Select(request => request.Headers["X-Sdk-Date"]));
    }

    [Fact]
    public async Task A_key_that_is_not_accepted_is_not_shown_again_for_a_while_so_that_it_is_not_locked()
    {
        await using var app = new CloudApp(CloudApp.UseAccessKey);
        app.Cph.Answers(CloudApp.Restart, 401, """{"error_code":"APIGW.0301","error_msg":"Incorrect IAM authentication information: verify aksk signature fail"}""");

        Assert.IsType<CphBot.Cloud.ChangeAnswer.NotSent>(await app.RestartAsync("a"));
        var again = Assert.IsType<CphBot.Cloud.ChangeAnswer.NotSent>(await app.RestartAsync("a"));
        Assert.Equal(("APIGW.0301", TimeSpan.FromMinutes(1)), (again.Reason.Code, again.RetryAfter));
        app.Cph.Verify();

        app.Time.Advance(TimeSpan.FromMinutes(1));
        app.Cph.Answers(CloudApp.Restart, 200, """{"request_id":"r","jobs":[]}""");
        Assert.IsType<CphBot.Cloud.ChangeAnswer.Sent>(await app.RestartAsync("a"));
    }
}
