using CphBot.Cloud;
using CphBot.Cloud.EncodeServers;
using CphBot.Cloud.Events;
using CphBot.Cloud.Models;
using CphBot.Cloud.Servers;
using static CphBot.Tests.Cloud.Contract.Contracts;

namespace CphBot.Tests.Cloud.Contract;

/// <summary>Servers and what belongs to them: jobs, encoders, models, lines, planned events.</summary>
internal static class ServerContracts
{
    private const string List = """{"request_id":"r","count":1,"servers":[{"server_id":"s","server_name":"host-1","status":5,"addresses":[],"metadata":null}]}""";
    private const string ListedServer = """{"server_id":"s","server_name":"host-1","status":"Normal"}""";
    private const string Encoders = """{"request_id":"r","count":1,"encode_servers":[{"encode_server_id":"e","encode_server_name":"","server_id":"s","type":1,"status":3,"access_infos":null}]}""";
    private const string ListedEncoder = """{"encode_server_id":"e","name":"e","status":"Restarting","server_id":"s","type":1,"access":[]}""";

    public static IReadOnlyList<CallContract> All { get; } =
    [
        new("ListCloudPhoneServers", nameof(CphClient.ListServersAsync),
            $"GET {Root}servers?offset=0&limit=100&create_since=1704067200000&create_until=1704153600000", null,
            async (cloud, _) => await cloud.ListServersAsync(new ServerFilter(CreatedSince: In2024, CreatedUntil: In2024.AddDays(1)), 0, 100, default),
            List, $$"""{"items":[{{ListedServer}}],"total":1,"received":1}"""),
        new("ListCloudPhoneServers", nameof(CphClient.ListAllServersAsync), $"GET {Root}servers?offset=0&limit=100", null,
            async (cloud, _) => await cloud.ListAllServersAsync(ServerFilter.None, default).ToListAsync(), List, $"[{ListedServer}]"),
        new("ShowCloudPhoneServerDetail", nameof(CphClient.GetServerAsync), $"GET {Root}servers/s", null,
            async (cloud, _) => await cloud.GetServerAsync("s", default),
            """{"request_id":"r","server_id":"s","server_name":"host-1","status":8,"addresses":[{"server_ip":"10.0.0.1","public_ip":"1.2.3.4"}],"band_widths":[{"band_width_name":"b","band_width_size":300}],"volumes":[],"security_groups":["g"],"metadata":{"order_id":"o","charging_mode":1}}""",
            """{"server":{"server_id":"s","server_name":"host-1","status":"Frozen"},"public_ips":["1.2.3.4"],"server_ips":["10.0.0.1"],"is_paid_by_use":true,"security_groups":["g"],"volumes":[],"bandwidths":[{"name":"b","size_mbps":300}]}"""),
        new("UpdateServerName", nameof(CphClient.RenameServerAsync), $"PUT {Root}servers/s", """{"server_name":"host-2"}""",
            async (cloud, window) => await cloud.RenameServerAsync("s", "host-2", window, default), Done, DoneUnderstood),
        new("RestartCloudPhoneServer", nameof(CphClient.RestartServersAsync), $"POST {Root}servers/batch-restart", """{"server_ids":["s","t"]}""",
            async (cloud, window) => await cloud.RestartServersAsync(["s", "t"], window, default), ServerJobs, ServersUnderstood),
        new("UpdateKeypair", nameof(CphClient.SetServerKeypairsAsync), $"PUT {Root}servers/open-access", """{"servers":[{"server_id":"s","keypair_name":"k"},{"server_id":"t","keypair_name":"k"}]}""",
            async (cloud, window) => await cloud.SetServerKeypairsAsync([new("s", "k"), new("t", "k")], window, default), ServerJobs, ServersUnderstood),
        .. PurchaseContracts.All,
        new("ListJobs", nameof(CphClient.ListJobsAsync), $"GET {Root}jobs?request_ids=r-1%2Cr-2&offset=0&limit=100", null,
            async (cloud, _) => await cloud.ListJobsAsync(["r-1", "r-2"], default),
            """{"request_id":"q","jobs":[{"phone_id":"a","job_id":"j-a","status":-1,"begin_time":"2024-01-01T00:00:00Z","error_code":"CPS.0054","error_msg":"timed out"},{"node_id":"s","job_id":"j-s","status":2,"execute_msg":"ok","error_code":""},{"encode_server_id":"e","job_id":"j-e","status":1}]}""",
            """[{"job_id":"j-a","status":"Failed","phone_id":"a","begin_time":"2024-01-01T00:00:00+00:00","error_code":"CPS.0054","error_msg":"timed out"},{"job_id":"j-s","status":"Succeeded","server_id":"s","execute_msg":"ok"},{"job_id":"j-e","status":"Running","encode_server_id":"e"}]"""),
        new("ShowJob", nameof(CphClient.GetJobAsync), $"GET {Root}jobs/j-a", null,
            async (cloud, _) => await cloud.GetJobAsync("j-a", default),
            """{"request_id":"q","job_id":"j-a","phone_id":"a","status":2,"begin_time":"2024-01-01T00:00:00Z","end_time":"2024-01-02T00:00:00Z"}""",
            """{"job_id":"j-a","status":"Succeeded","phone_id":"a","begin_time":"2024-01-01T00:00:00+00:00","end_time":"2024-01-02T00:00:00+00:00"}"""),
        new("ListEncodeServers", nameof(CphClient.ListEncodeServersAsync), $"GET {Root}encode-servers?offset=0&limit=100&type=1&status=3&server_id=s", null,
            async (cloud, _) => await cloud.ListEncodeServersAsync(new EncodeServerFilter("s", EncodeServerStatus.Restarting, 1), 0, 100, default),
            Encoders, $$"""{"items":[{{ListedEncoder}}],"total":1,"received":1}"""),
        new("ListEncodeServers", nameof(CphClient.ListAllEncodeServersAsync), $"GET {Root}encode-servers?offset=0&limit=100", null,
            async (cloud, _) => await cloud.ListAllEncodeServersAsync(EncodeServerFilter.None, default).ToListAsync(), Encoders, $"[{ListedEncoder}]"),
        new("RestartEncodeServer", nameof(CphClient.RestartEncodeServersAsync), $"POST {Root}encode-servers/batch-restart", """{"encode_server_ids":["e","f"]}""",
            async (cloud, window) => await cloud.RestartEncodeServersAsync(["e", "f"], window, default),
            """{"request_id":"r-1","jobs":[{"encode_server_id":"e","job_id":"j-e"},{"encode_server_id":"f","error_code":"CPS.0124","error_msg":"creating"}]}""",
            """{"request_id":"r-1","items":[{"encode_server_id":"e","job_id":"j-e"},{"encode_server_id":"f","error_code":"CPS.0124","error_msg":"creating"}]}"""),
        new("ListCloudPhoneServerModels", nameof(CphClient.ListServerModelsAsync), $"GET {Root}server-models?product_type=0", null,
            async (cloud, _) => await cloud.ListServerModelsAsync(ProductType.Phone, default),
            """{"request_id":"r","server_models":[{"server_model_name":"physical.kg1.4xlarge.cg","server_type":"arm","cpu":64,"memory":128,"extend_spec":{"cpu":"2 x 32","bms_flavor":"f","gpu_count":2,"os_volume":{"size":40,"volume_type":"SSD"}},"disk_max_num":0,"product_type":0,"free_size":600}]}""",
            """{"items":[{"name":"physical.kg1.4xlarge.cg","server_type":"arm","cpu":64,"memory_gb":128,"disk_max_num":0,"product_type":"Phone","free_size_gb":600,"spec":{"cpu":"2 x 32","flavor":"f","gpu_count":2,"system_disk_gb":40,"system_disk_type":"SSD"}}],"received":1}"""),
        new("ListCloudPhoneModels", nameof(CphClient.ListPhoneModelsAsync), $"GET {Root}phone-models?status=1&offset=0&limit=100", null,
            async (cloud, _) => await cloud.ListPhoneModelsAsync(isOffered: true, 0, 100, default),
            """{"request_id":"r","phone_models":[{"server_model_name":"s","phone_model_name":"rx1.cp.c60.d10.e1v1","status":1,"cpu":2,"memory":4096,"disk":10,"resolution":"720x1280","extend_spec":"{\"gpu\":\"1\"}","phone_capacity":60,"image_label":"l","product_type":0,"dpi":320,"fps":"30","volume_mode":1}]}""",
            """{"items":[{"name":"rx1.cp.c60.d10.e1v1","server_model_name":"s","is_offered":true,"cpu":2,"memory_mb":4096,"disk_gi_b":10,"resolution":"720x1280","phone_capacity":60,"image_label":"l","product_type":"Phone","dpi":320,"fps":"30","owns_data_volume":true,"extend_spec":"{\u0022gpu\u0022:\u00221\u0022}"}],"received":1}"""),
        new("ListCloudPhoneServerModels as text", nameof(CphClient.ListServerModelsAsync), $"GET {Root}server-models", null,
            async (cloud, _) => await cloud.ListServerModelsAsync(product: null, default),
            """{"request_id":"r","server_models":[{"server_model_name":"a","extend_spec":"{\"gpu_count\":\"2\"}"},{"server_model_name":"b","extend_spec":"2 GPUs"},{"server_model_name":"c","extend_spec":""}]}""",
            """{"items":[{"name":"a","spec":{"gpu_count":2}},{"name":"b"},{"name":"c"}],"received":3}"""),
        new("ListCloudPhoneServerModelOfferings", nameof(CphClient.ListServerModelOfferingsAsync), "GET /v1/p-1/server-model-offerings?marker=m&limit=10", null,
            async (cloud, _) => await cloud.ListServerModelOfferingsAsync("m", 10, default),
            """{"request_id":"r","models":[{"available_zone":"cn-north-4a","model_name":"s","sell_status":"sellout"},{"model_name":"t","sell_status":"available"},{"model_name":"u","sell_status":"soon"}],"count":11,"page_info":{"next_marker":"n"}}""",
            """{"items":[{"name":"s","availability_zone":"cn-north-4a","is_available":false},{"name":"t","is_available":true},{"name":"u"}],"total":11,"received":3,"next_marker":"n"}"""),
        new("ShowBandwidthDetail", nameof(CphClient.ListBandwidthsAsync), $"GET {Root}bandwidths?offset=0&limit=100", null,
            async (cloud, _) => await cloud.ListBandwidthsAsync(0, 100, default),
            """{"request_id":"r","band_widths":[{"band_width_id":"b","band_width_name":"line","band_width_size":300,"band_width_charge_mode":0,"band_width_share_type":1,"create_time":"2024-01-01 00:00:00"}]}""",
            """{"items":[{"bandwidth_id":"b","name":"line","size_mbps":300,"is_paid_by_traffic":false,"is_shared":true,"create_time":"2024-01-01T00:00:00+00:00"}],"received":1}"""),
        new("UpdateBandwidth", nameof(CphClient.ResizeBandwidthAsync), $"PUT {Root}bandwidths/b", """{"band_width_size":350}""",
            async (cloud, window) => await cloud.ResizeBandwidthAsync("b", 350, window, default), Done, DoneUnderstood),
        new("ListScheduledEvents", nameof(CphClient.ListScheduledEventsAsync),
            $"GET {Root}scheduled-events?limit=10&server_id=s&publish_since=2024-01-01T00%3A00%3A00Z&state=inquiring&state=scheduled&type=localdisk-recovery", null,
            async (cloud, _) => await cloud.ListScheduledEventsAsync(
                new ScheduledEventFilter(ServerId: "s", PublishedSince: In2024)
                {
                    States = [ScheduledEventState.Inquiring, ScheduledEventState.Scheduled],
                    Types = [ScheduledEventType.LocalDiskRecovery],
                },
                marker: null, 10, default),
            """{"count":2,"scheduled_events":[{"event_id":"v","server_id":"s","type":"localdisk-recovery","state":"inquiring","not_before":"2024-01-01T00:00:00Z"},{"event_id":"w","state":"new"}],"page_info":{"next_marker":"w"}}""",
            """{"items":[{"event_id":"v","state":"Inquiring","type":"localdisk-recovery","server_id":"s","not_before":"2024-01-01T00:00:00+00:00"},{"event_id":"w","state":"Unknown"}],"total":2,"received":2,"next_marker":"w"}"""),
        new("AuthorizeScheduledEvent", nameof(CphClient.AuthorizeScheduledEventAsync), $"POST {Root}scheduled-events/v/authorize", """{"authorization_type":"redeploy"}""",
            async (cloud, window) => await cloud.AuthorizeScheduledEventAsync("v", EventAuthorization.Redeploy, notBefore: null, window, default), "{}", """{"request_id":"","items":[]}"""),
        new("AuthorizeScheduledEvent at a time", nameof(CphClient.AuthorizeScheduledEventAsync), $"POST {Root}scheduled-events/v/authorize",
            """{"authorization_type":"maintenance","not_before":"2024-01-01T00:00:00Z"}""",
            async (cloud, window) => await cloud.AuthorizeScheduledEventAsync("v", EventAuthorization.Maintenance, In2024, window, default), Done, DoneUnderstood),
        new("UpdateScheduledEvent", nameof(CphClient.MoveScheduledEventAsync), $"PUT {Root}scheduled-events/v", """{"not_before":"2024-01-01T00:00:00Z"}""",
            async (cloud, window) => await cloud.MoveScheduledEventAsync("v", In2024, window, default), "{}", """{"request_id":"","items":[]}"""),
        new("UpdateScheduledEvent to now", nameof(CphClient.MoveScheduledEventAsync), $"PUT {Root}scheduled-events/v", """{"not_before":""}""",
            async (cloud, window) => await cloud.MoveScheduledEventAsync("v", notBefore: null, window, default), Done, DoneUnderstood),
    ];

    private static DateTimeOffset In2024 => new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
