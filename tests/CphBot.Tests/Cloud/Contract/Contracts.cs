using Xunit;

namespace CphBot.Tests.Cloud.Contract;

/// <summary>Every call of the library.</summary>
internal static class Contracts
{
    public const string Root = "/v1/p-1/cloud-phone/";

    /// <summary>One accepted, one refused.</summary>
    public const string PhoneJobs = """
        {"request_id":"6837531fd3f54550927b930180a706bf","jobs":[{"phone_id":"a","job_id":"1564405b3a6e43fe8d2a5a0f6d8e2a0c","error_code":null,"error_msg":""},
        {"phone_id":"b","error_code":"CPS.0165","error_msg":"The phone must be running or stopped."}]}
        """;

    public const string PhonesUnderstood = """
        {"request_id":"6837531fd3f54550927b930180a706bf","items":[{"phone_id":"a","job_id":"1564405b3a6e43fe8d2a5a0f6d8e2a0c"},
        {"phone_id":"b","error_code":"CPS.0165","error_msg":"The phone must be running or stopped."}]}
        """;

    public const string ServerJobs = """
        {"request_id":"r-1","jobs":[{"server_id":"s","job_id":"c1d3a1f0-6c3a-4a68-9d7e-0f3a6f7f9b10"},{"server_id":"t","error_code":"CPS.0097","error_msg":"bad server_id"}]}
        """;

    public const string ServersUnderstood = """
        {"request_id":"r-1","items":[{"server_id":"s","job_id":"c1d3a1f0-6c3a-4a68-9d7e-0f3a6f7f9b10"},{"server_id":"t","error_code":"CPS.0097","error_msg":"bad server_id"}]}
        """;

    public const string Done = """{"request_id":"r-1"}""";

    public const string DoneUnderstood = """{"request_id":"r-1","items":[]}""";

    public static IReadOnlyList<CallContract> All { get; } =
    [
        .. PhoneContracts.All, .. AdbContracts.All, .. ServerContracts.All, .. ImageContracts.All, .. StorageContracts.All, .. TagContracts.All,
    ];

    public static TheoryData<string> Keys => new(All.Select(contract => contract.Key));

    public static TheoryData<string> Changes => new(All.Where(contract => contract.IsChange).Select(contract => contract.Key));

    public static TheoryData<string> Reads => new(All.Where(contract => !contract.IsChange).Select(contract => contract.Key));

    public static CallContract Of(string key) => All.Single(contract => contract.Key == key);
}
