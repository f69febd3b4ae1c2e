using System.Text;
using CphBot.Teams;
using CphBot.Teams.Activities;
using CphBot.Teams.Inbound;
using Xunit;

namespace CphBot.Tests.Teams.Inbound;

public sealed class InboundCheckTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/", true)]
    [InlineData("https://SMBA.trafficmanager.net", true)]
    [InlineData("https://smba.trafficmanager.net:443/emea/", true)]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/gcc", true)]
    [InlineData("https://smba.trafficmanager.net.evil.com/", false)]
    [InlineData("https://attacker.trafficmanager.net/", false)]
    [InlineData("https://trafficmanager.net/", false)]
    [InlineData("https://botframework.com.evil.com/", false)]
    [InlineData("http://smba.trafficmanager.net/emea/", false)]
    [InlineData("https://smba.trafficmanager.net@evil.com/", false)]
    [InlineData("https://user@smba.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net:8443/", false)]
    [InlineData("https://smbа.trafficmanager.net/", false)] // The first a is Cyrillic.
    [InlineData("https://smba.trafficmanager.net./", false)]
    [InlineData("https://smba.trafficmanager.net/?to=https://evil.com/", false)]
    [InlineData("https://smba.trafficmanager.net/#", false)]
    [InlineData("http://localhost:56150/_connector", false)]
    [InlineData("ftp://smba.trafficmanager.net/", false)]
    [InlineData("smba.trafficmanager.net", false)]
    public void The_service_URL_must_be_on_a_host_of_Teams(string serviceUrl, bool allowed) =>
        Assert.Equal(allowed ? null : RefusalReason.ServiceHost, ReasonOf(Judge(Registered(), TestSettings.Message(serviceUrl: serviceUrl), Caller(serviceUrl))));

    [Theory]
    [InlineData("https://chat.example:8443/", true)]
    [InlineData("https://chat.example/", false)]
    [InlineData("https://plain.example/", true)]
    [InlineData("https://plain.example:8443/", false)]
    [InlineData("https://smba.trafficmanager.net/", false)]
    public void A_list_of_hosts_takes_the_place_of_Teams_own(string serviceUrl, bool allowed)
    {
        var options = Registered();
        options.AllowedServiceHosts.Add("chat.example:8443");
        options.AllowedServiceHosts.Add("plain.example");

        Assert.Equal(allowed ? null : RefusalReason.ServiceHost, ReasonOf(Judge(options, TestSettings.Message(serviceUrl: serviceUrl), Caller(serviceUrl))));
    }

    [Theory]
    [InlineData("webchat")]
    [InlineData("emulator")]
    [InlineData("MSTEAMS")]
    [InlineData(null)]
    public void Only_the_channel_of_Teams_may_call(string? channel) =>
        Assert.Equal(RefusalReason.Channel, ReasonOf(Judge(Registered(), TestSettings.Message(channelId: channel), Caller())));

    [Theory]
    [InlineData(TestSettings.Tenant, TestSettings.Tenant, true)]
    [InlineData(TestSettings.Tenant, null, true)]
    [InlineData(null, TestSettings.Tenant, true)]
    [InlineData(TestSettings.OtherTenant, TestSettings.OtherTenant, false)]
    [InlineData(TestSettings.Tenant, TestSettings.OtherTenant, false)]
    [InlineData(TestSettings.OtherTenant, TestSettings.Tenant, false)]
    [InlineData(null, null, false)]
    public void Only_people_of_the_own_tenant_may_call(string? tenant, string? conversationTenant, bool allowed) => Assert.Equal(
        allowed ? null : RefusalReason.Tenant, ReasonOf(Judge(Registered(), TestSettings.Message(tenant: tenant, conversationTenant: conversationTenant), Caller())));

    [Fact]
    public void A_list_of_tenants_takes_the_place_of_the_own_one()
    {
        var options = Registered();
        options.AllowedTenants.Add(TestSettings.OtherTenant.ToUpperInvariant());

        Assert.Null(ReasonOf(Judge(options, TestSettings.Message(tenant: TestSettings.OtherTenant, conversationTenant: null), Caller())));
        Assert.Equal(RefusalReason.Tenant, ReasonOf(Judge(options, TestSettings.Message(), Caller())));
    }

    [Fact]
    public void A_service_URL_must_be_given() =>
        Assert.Equal(RefusalReason.BadBody, ReasonOf(Judge(Registered(), TestSettings.Message(serviceUrl: null), Caller())));

    [Fact]
    public void Without_tokens_a_connector_on_this_machine_and_any_tenant_do()
    {
        var options = new TeamsOptions { Anonymous = true };

        Assert.Null(ReasonOf(Judge(options, TestSettings.Message("http://localhost:56150/_connector", tenant: TestSettings.OtherTenant, conversationTenant: null), null)));
        Assert.Null(ReasonOf(Judge(options, TestSettings.Message("http://127.0.0.1:56150/_connector", tenant: null, conversationTenant: null), null)));
        Assert.Equal(RefusalReason.ServiceHost, ReasonOf(Judge(options, TestSettings.Message("http://192.168.0.7/"), null)));
        Assert.Equal(RefusalReason.Tenant, ReasonOf(Judge(options, TestSettings.Message("http://localhost/", conversationTenant: TestSettings.OtherTenant), null)));
    }

    [Fact]
    public void Without_tokens_lists_still_count()
    {
        var options = new TeamsOptions { Anonymous = true };
        options.AllowedServiceHosts.Add("localhost:56150");
        options.AllowedTenants.Add(TestSettings.Tenant);

        Assert.Null(ReasonOf(Judge(options, TestSettings.Message("http://localhost:56150/_connector"), null)));
        Assert.Equal(RefusalReason.ServiceHost, ReasonOf(Judge(options, TestSettings.Message("http://localhost:1/"), null)));
        Assert.Equal(RefusalReason.Tenant, ReasonOf(Judge(options, TestSettings.Message("http://localhost:56150/", tenant: TestSettings.OtherTenant, conversationTenant: null), null)));
    }

    private static TeamsOptions Registered() => new() { AppId = TestSettings.AppId, TenantId = TestSettings.Tenant };

    private static CallerToken Caller(string serviceUrl = TestSettings.ServiceUrl) => new(TokenIssuer.BotFramework, serviceUrl, ["msteams"]);

    private static InboundVerdict Judge(TeamsOptions options, string message, CallerToken? caller) =>
        new InboundCheck(options, new ServiceHosts(options)).Judge(ActivityReader.Read(Encoding.UTF8.GetBytes(message), out _)!, caller);

    private static RefusalReason? ReasonOf(InboundVerdict verdict) => (verdict as InboundVerdict.Refused)?.Reason;
}
