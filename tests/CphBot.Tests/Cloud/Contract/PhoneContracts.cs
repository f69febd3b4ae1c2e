using CphBot.Cloud;
using CphBot.Cloud.Phones;
using static CphBot.Tests.Cloud.Contract.Contracts;

namespace CphBot.Tests.Cloud.Contract;

internal static class PhoneContracts
{
    private const string List = """{"request_id":"r","count":1,"phones":[{"phone_id":"a","phone_name":"web-1","server_id":"s","status":2,"metadata":{"order_id":"o"},"imei":"86"}]}""";
    private const string ListedPhone = """{"phone_id":"a","phone_name":"web-1","server_id":"s","status":"Running"}""";

    public static IReadOnlyList<CallContract> All { get; } =
    [
        new("ListCloudPhones", nameof(CphClient.ListPhonesAsync), $"GET {Root}phones?offset=0&limit=200&status=2", null,
            async (cloud, _) => await cloud.ListPhonesAsync(new PhoneFilter(Status: PhoneStatus.Running), 0, 200, default),
            List, $$"""{"items":[{{ListedPhone}}],"total":1,"received":1}"""),
        new("ListCloudPhones", nameof(CphClient.ListAllPhonesAsync), $"GET {Root}phones?offset=0&limit=200", null,
            async (cloud, _) => await cloud.ListAllPhonesAsync(PhoneFilter.None, default).ToListAsync(), List, $"[{ListedPhone}]"),
        new("ShowCloudPhoneDetail", nameof(CphClient.GetPhoneAsync), $"GET {Root}phones/a", null,
            async (cloud, _) => await cloud.GetPhoneAsync("a", default),
            """{"request_id":"r","phone_id":"a","phone_name":"web-1","server_id":"s","status":8,"volume_mode":1,"phone_data_volume":{"volume_type":"SSD","volume_size":20},"access_infos":[{"type":"adb","phone_ip":"10.0.0.5","listen_port":5555,"public_ip":"","access_port":10001}],"custom_property":{}}""",
            """{"phone":{"phone_id":"a","phone_name":"web-1","server_id":"s","status":"Stopped"},"access":[{"type":"adb","phone_ip":"10.0.0.5","listen_port":5555,"access_port":10001}],"owns_data_volume":true,"data_volume_type":"SSD","data_volume_size_gi_b":20}"""),
        new("BatchShowPhoneConnectInfos", nameof(CphClient.ShowConnectInfosAsync), $"POST {Root}phones/batch-connection", """{"phone_ids":["a","b"],"client_type":"H5_PC"}""",
            async (cloud, _) => await cloud.ShowConnectInfosAsync(["a", "b", "a"], PhoneClientType.H5Pc, default),
            """{"request_id":"r","connect_infos":[{"phone_id":"a","access_info":{"access_ip":"1.2.3.4","intranet_ip":"10.0.0.5","access_ipv6":null,"access_port":10001,"session_id":"x","timestamp":"1704067200000","ticket":"t-1"}}],"errors":[{"phone_id":"b","error_code":"CPS.0141","error_msg":"not running"}]}""",
            """{"phones":[{"phone_id":"a","access_ip":"1.2.3.4","intranet_ip":"10.0.0.5","access_port":10001,"session_id":"x","timestamp":"2024-01-01T00:00:00+00:00","ticket":"t-1"}],"refused":[{"phone_id":"b","error_code":"CPS.0141","error_msg":"not running"}]}"""),
        new("UpdatePhoneName", nameof(CphClient.RenamePhoneAsync), $"PUT {Root}phones/a", """{"phone_name":"web-2"}""",
            async (cloud, window) => await cloud.RenamePhoneAsync("a", "web-2", window, default), Done, DoneUnderstood),
        new("RestartCloudPhone", nameof(CphClient.RestartPhonesAsync), $"POST {Root}phones/batch-restart", """{"phones":[{"phone_id":"a"},{"phone_id":"b"}]}""",
            async (cloud, window) => await cloud.RestartPhonesAsync(["a", "b", "a"], window, default), PhoneJobs, PhonesUnderstood),
        new("RestartCloudPhone with image and property", nameof(CphClient.RestartPhonesAsync), $"POST {Root}phones/batch-restart",
            """{"phones":[{"phone_id":"a","property":"{\"com.cph.mainkeys\":0}"},{"phone_id":"b"}],"image_id":"i"}""",
            async (cloud, window) => await cloud.RestartPhonesAsync([new("a", """{"com.cph.mainkeys":0}"""), new("b", null)], "i", window, default), PhoneJobs, PhonesUnderstood),
        new("ResetCloudPhone", nameof(CphClient.ResetPhonesAsync), $"POST {Root}phones/batch-reset", """{"phones":[{"phone_id":"a"},{"phone_id":"b"}]}""",
            async (cloud, window) => await cloud.ResetPhonesAsync(["a", "b"], imageId: null, window, default), PhoneJobs, PhonesUnderstood),
        new("ResetCloudPhone with image and property", nameof(CphClient.ResetPhonesAsync), $"POST {Root}phones/batch-reset",
            """{"phones":[{"phone_id":"a","property":"{}"},{"phone_id":"b","property":"{}"}],"image_id":"i"}""",
            async (cloud, window) => await cloud.ResetPhonesAsync([new PhoneProperty("a", "{}"), new PhoneProperty("b", "{}")], "i", window, default), PhoneJobs, PhonesUnderstood),
        new("StopCloudPhone", nameof(CphClient.StopPhonesAsync), $"POST {Root}phones/batch-stop", """{"phone_ids":["a","b"]}""",
            async (cloud, window) => await cloud.StopPhonesAsync(["a", "b", "b"], window, default), PhoneJobs, PhonesUnderstood),
        new("UpdateCloudPhoneProperty", nameof(CphClient.UpdatePhonePropertiesAsync), $"POST {Root}phones/batch-update-property",
            """{"phones":[{"phone_id":"a","property":"{\"a\":\"1\"}"},{"phone_id":"b","property":"{\"a\":\"2\"}"}]}""",
            async (cloud, window) => await cloud.UpdatePhonePropertiesAsync([new("a", """{"a":"1"}"""), new("b", """{"a":"2"}""")], window, default), PhoneJobs, PhonesUnderstood),
        new("ExpandPhoneDataVolumeSize", nameof(CphClient.ExpandPhoneVolumesAsync), $"POST {Root}phones/expand-volume", """{"phones":[{"phone_id":"a","new_size":20},{"phone_id":"b","new_size":30}]}""",
            async (cloud, window) => await cloud.ExpandPhoneVolumesAsync([new("a", 20), new("b", 30)], window, default), PhoneJobs, PhonesUnderstood),
        new("ImportTraffic", nameof(CphClient.SetPhoneTrafficAsync), $"POST {Root}phones-traffic", """{"traffic_type":"routing","phone_ids":["a","b"]}""",
            async (cloud, window) => await cloud.SetPhoneTrafficAsync(["a", "b"], PhoneTraffic.Routing, window, default), PhoneJobs, PhonesUnderstood),
        new("BatchExportCloudPhoneData", nameof(CphClient.ExportPhoneDataAsync), $"POST {Root}phones/batch-storage",
            """{"storage_infos":[{"phone_id":"a","include_files":["/data/app*"],"exclude_files":["/data/app/x"],"bucket_name":"backups","object_path":"a.tar"},{"phone_id":"b","include_files":["/cache"],"bucket_name":"backups","object_path":"b.tar"}]}""",
            async (cloud, window) => await cloud.ExportPhoneDataAsync(
                [new("a", ["/data/app*"], new("backups", "a.tar")) { ExcludeFiles = ["/data/app/x"] }, new("b", ["/cache"], new("backups", "b.tar"))], window, default),
            PhoneJobs, PhonesUnderstood),
        new("BatchImportCloudPhoneData", nameof(CphClient.ImportPhoneDataAsync), $"POST {Root}phones/batch-restore",
            """{"restore_infos":[{"phone_id":"a","bucket_name":"backups","object_path":"a.tar"}]}""",
            async (cloud, window) => await cloud.ImportPhoneDataAsync([new("a", new("backups", "a.tar"))], window, default), PhoneJobs, PhonesUnderstood),
    ];
}
