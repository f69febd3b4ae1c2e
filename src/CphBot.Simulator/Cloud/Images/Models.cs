namespace CphBot.Simulator.Cloud.Images;

/// <summary>The models of servers and phones that can be had here.</summary>
internal static class Models
{
    public const string DefaultServerModel = "physical.rx1.xlarge";
    public const string DefaultPhoneModel = "rx1.cp.c60.d10.e1v1";

    public static IReadOnlyList<ServerModel> Servers { get; } = [new(DefaultServerModel, ProductType: 0), new("physical.kg1.4xlarge", ProductType: 1)];

    public static IReadOnlyList<PhoneModel> Phones { get; } =
    [
        new(DefaultPhoneModel, DefaultServerModel, PerServer: 60),
        new("rx1.cp.c15.d46.e1v1", DefaultServerModel, PerServer: 15),
        new("rx1.cp.c4.d170.e1v1", DefaultServerModel, PerServer: 4),
        new("rx1.cp.c80.d8.e1v1", DefaultServerModel, PerServer: 80) { Status = 0 },
        new("kg1.cg.c16.d40.e1v1", "physical.kg1.4xlarge", PerServer: 16),
    ];
}
