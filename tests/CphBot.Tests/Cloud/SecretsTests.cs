using System.Runtime.CompilerServices;
using CphBot.Cloud;
using CphBot.Cloud.Iam;
using CphBot.Cloud.Phones;
using CphBot.Cloud.Purchases;
using CphBot.Tests.Cloud.Peers;
using Xunit;

namespace CphBot.Tests.Cloud;

/// <summary>No token, key or password reaches a log, an exception or a text, whatever the other side sends back.</summary>
public sealed class SecretsTests
{
    // A real token is base64, and long.
    private static readonly string Token = "MII" + new string('x', 3000) + "==";

    [Fact]
    public async Task Neither_password_nor_token_is_logged_or_thrown_even_when_the_other_side_repeats_them()
    {
        await using var app = new CloudApp();
        var echo = $$"""{"error_code":"{{Token}}","error_msg":"bad {{Token}} here","request_id":"{{Token}}"}""";
        app.Iam.Answers(null, 401, echo.Replace("here", CloudApp.Password, StringComparison.Ordinal));
        var refused = await app.FailAsync();
        app.Time.Advance(TimeSpan.FromHours(1));
        app.Iam.Answers(null, 201, """{"token":{"expires_at":"2026-03-02T03:00:00Z","project":{"id":"p-1"}}}""", ("X-Subject-Token", Token));
        app.Cph.Answers(null, 403, echo);
        var denied = await app.FailAsync();
        app.Cph.Answers(null, 200, """{"phone_id":"a"}""");
        await app.Client.GetPhoneAsync("a", default);
        app.Cph.Answers(null, 403, "<html>your header was " + Token);
        var answer = await app.RestartAsync("a");

        Assert.Equal(Token, app.Cph.Requests[0].Headers["X-Auth-Token"]);
        AssertClean(app.Log, refused.ToString(), denied.ToString(), answer.ToString(), refused.Code, denied.RequestId, denied.CloudMessage);
        Assert.Contains("No token for project main", app.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_key_is_not_logged_or_thrown()
    {
        await using var app = new CloudApp(CloudApp.UseAccessKey);
        app.Cph.Answers(null, 403, """{"error_code":"APIGW.0302"}""");
        var error = await app.FailAsync();
        Assert.DoesNotContain("very-secret-key", app.Log + error, StringComparison.Ordinal);
        Assert.DoesNotContain("Signature=", app.Log + error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_holds_a_secret_does_not_print_it()
    {
        var now = DateTimeOffset.UnixEpoch;
        object[] holders =
        [
            new IamToken(Token, "p", now, now), new AccessKey("ak", CloudApp.Password), new PasswordLogin("d", "u", CloudApp.Password, "r"),
            new SigningPass(new AccessKey("ak", CloudApp.Password), "p", TimeProvider.System),
            new CphProjectOptions { Password = CloudApp.Password, SecretKey = CloudApp.Password },
            new ConnectInfo("a", "1.2.3.4", null, null, 1, CloudApp.Password, now) { Ticket = CloudApp.Password }, new PhoneProperty("a", CloudApp.Password),
            new ServerPurchase("host", "s", 1, Setup(CloudApp.Password), new ServerPayment(PaymentPeriod.Month, 1, false, false, "0")),
        ];
        AssertClean([.. holders.Select(holder => holder.ToString())]);
    }

    [Fact]
    public void No_record_prints_by_itself_what_lets_somebody_in_or_identifies_a_person()
    {
        string[] secrets = ["Ticket", "Property", "Password", "Secret", "SecretKey", "Token"];
        var holders = typeof(CphClient).Assembly.GetTypes().Where(type => type.GetMethod("<Clone>$") is not null && type.GetProperties().Any(property => secrets.Contains(property.Name))).ToList();
        Assert.True(holders.Count >= 5);
        Assert.All(holders, type => Assert.False(type.GetMethod(nameof(ToString), Type.EmptyTypes)!.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false), $"{type.Name} prints it"));
    }

    private static ServerSetup Setup(string property) => new()
    {
        PhoneModelName = "p",
        ImageId = "i",
        VpcId = "v",
        Nics = [],
        PublicIp = new ServerPublicIp("e"),
        Bandwidth = new NewBandwidth(null, 1),
        Property = property,
    };

    private static void AssertClean(params string?[] texts) => Assert.All(texts, text =>
    {
        Assert.DoesNotContain(Token[..60], text, StringComparison.Ordinal);
        Assert.DoesNotContain(CloudApp.Password, text, StringComparison.Ordinal);
    });
}
