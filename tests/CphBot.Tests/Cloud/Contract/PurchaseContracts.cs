using CphBot.Cloud;
using CphBot.Cloud.Purchases;
using static CphBot.Tests.Cloud.Contract.Contracts;

namespace CphBot.Tests.Cloud.Contract;

internal static class PurchaseContracts
{
    private const string Order = """{"request_id":"r-1","order_id":"CS2024","product_id":"p","server_ids":["s"],"error_code":null,"error_msg":""}""";
    private const string OrderUnderstood = """{"request_id":"r-1","items":[{"server_id":"s"}],"order":{"order_id":"CS2024","product_id":"p"}}""";

    private const string SetupOnWire = """
        "phone_model_name":"pm","image_id":"i","tenant_vpc_id":"v","nics":[{"subnet_id":"n","ipv6_enable":true,"ipv6_bandwidth":{"band_width_id":"b6"}}],
        "public_ip":{"eip":{"type":"5_bgp"},"count":1},"band_width":{"band_width_share_type":0,"band_width_charge_mode":1,"band_width_size":300},
        "keypair_name":"k","ports":[{"name":"web","listen_port":10080,"internet_accessible":"true"}],"phone_data_volume":{"volume_type":"SSD","size":20},
        "server_share_data_volume":{"volume_type":"GPSSD","size":100},"property":"{}"
        """;

    private static readonly ServerPayment ForAYear = new(PaymentPeriod.Year, 1, IsAutoPay: true, IsAutoRenew: false, "0");

    private static readonly ServerSetup Setup = new()
    {
        PhoneModelName = "pm",
        ImageId = "i",
        VpcId = "v",
        Nics = [new ServerNic("n", IsIpv6: true, "b6")],
        PublicIp = new ServerPublicIp(null, "5_bgp"),
        Bandwidth = new NewBandwidth(null, 300, IsPaidByTraffic: true),
        KeypairName = "k",
        Ports = [new PhonePort("web", 10_080, IsPublic: true)],
        PhoneDisk = new NewVolume("SSD", 20),
        SharedDisk = new NewVolume("GPSSD", 100),
        Property = "{}",
    };

    private static readonly BareServerPurchase Bare = new("bare", "sm", 2, Payment: null)
    {
        Nics = [new ServerNic("n", IsIpv6: false, "b6")],
        PublicIp = new ServerPublicIp(null, "5_bgp"),
        Bandwidth = new NewBandwidth("shared", null),
        KeypairName = "k",
        DataDisk = new NewVolume("SSD", 500),
        DataDisks = 2,
    };

    public static IReadOnlyList<CallContract> All { get; } =
    [
        new("CreateNet2CloudPhoneServer", nameof(CphClient.BuyServersAsync), "POST /v2/p-1/cloud-phone/servers",
            $$"""
            {"server_name":"host","server_model_name":"sm","count":1,{{SetupOnWire}},
            "extend_param":{"charging_mode":0,"period_type":3,"period_num":1,"is_auto_pay":1,"is_auto_renew":0,"enterprise_project_id":"0"} }
            """,
            async (cloud, window) => await cloud.BuyServersAsync(new ServerPurchase("host", "sm", 1, Setup, ForAYear), window, default), Order, OrderUnderstood),
        new("CreateCloudPhoneSingleServer", nameof(CphClient.BuyBareServersAsync), "POST /v2.1/p-1/cloud-phone/servers",
            """
            {"server_name":"bare","server_model_name":"sm","count":2,"order_param":{"charging_mode":1},"nics":[{"subnet_id":"n","ipv6_enable":false,"ipv6_band_width_id":"b6"}],
            "public_ip":{"type":"5_bgp","count":1,"band_width":{"band_width_share_type":1,"band_width_charge_mode":0,"band_width_id":"shared"}},"keypair_name":"k",
            "data_volume":{"volume_type":"SSD","size":500,"count":2}}
            """,
            async (cloud, window) => await cloud.BuyBareServersAsync(Bare, window, default),
            """{"request_id":"r-1","order_id":"","server_ids":["s","t"]}""", """{"request_id":"r-1","items":[{"server_id":"s"},{"server_id":"t"}],"order":{}}"""),
        new("CreateCloudPhoneSingleServer without an address", nameof(CphClient.BuyBareServersAsync), "POST /v2.1/p-1/cloud-phone/servers",
            """
            {"server_name":"bare","server_model_name":"sm","count":1,"order_param":{"charging_mode":0,"period_type":2,"period_num":9,"is_auto_pay":0,"is_auto_renew":1},
            "nics":[{"subnet_id":"n","ipv6_enable":false}],"public_ip":{"count":0},"keypair_name":"k","enterprise_project_id":"0"}
            """,
            async (cloud, window) => await cloud.BuyBareServersAsync(
                new BareServerPurchase("bare", "sm", 1, new ServerPayment(PaymentPeriod.Month, 9, IsAutoPay: false, IsAutoRenew: true, "0")) { Nics = [new ServerNic("n")], KeypairName = "k" }, window, default),
            Order, OrderUnderstood),
        new("ChangeCloudPhoneServer", nameof(CphClient.ChangeServerAsync), "POST /v2/p-1/cloud-phone/servers/s/change", $$"""{ {{SetupOnWire}} }""",
            async (cloud, window) => await cloud.ChangeServerAsync("s", Setup, enterpriseProjectId: null, window, default),
            """{"request_id":"r-1","server_id":"s","job_id":"j-s"}""", """{"request_id":"r-1","items":[{"server_id":"s","job_id":"j-s"}]}"""),
        new("ChangeCloudPhoneServer to a project", nameof(CphClient.ChangeServerAsync), "POST /v2/p-1/cloud-phone/servers/s/change", $$"""{ {{SetupOnWire}},"extend_param":{"enterprise_project_id":"e"} }""",
            async (cloud, window) => await cloud.ChangeServerAsync("s", Setup, "e", window, default),
            """{"request_id":"r-1","job_id":"j-s"}""", """{"request_id":"r-1","items":[{"job_id":"j-s"}]}"""),
        new("DeleteCloudPhoneServer", nameof(CphClient.DeleteServersAsync), "DELETE /v2/p-1/cloud-phone/servers", """{"server_ids":["s","t"]}""",
            async (cloud, window) => await cloud.DeleteServersAsync(["s", "t"], window, default),
            """{"request_id":"r-1","job_id":"j-s"}""", """{"request_id":"r-1","items":[{"job_id":"j-s"}]}"""),
        new("ChangeCloudPhoneServerModel", nameof(CphClient.ChangeServerModelAsync), $"POST {Root}servers/change-server-model",
            """{"server_id":"s","server_model_name":"sm","phone_model_name":"pm","extend_param":{"is_auto_pay":0}}""",
            async (cloud, window) => await cloud.ChangeServerModelAsync(new ServerModelChange("s", "sm", "pm"), window, default),
            """{"request_id":"r-1","order_id":"CS2024","product_id":"p"}""", """{"request_id":"r-1","items":[],"order":{"order_id":"CS2024","product_id":"p"}}"""),
    ];
}
