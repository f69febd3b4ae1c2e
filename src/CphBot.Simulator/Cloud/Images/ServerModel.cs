namespace CphBot.Simulator.Cloud.Images;

/// <summary>A kind of server.</summary>
/// <param name="ProductType">0 for phones, 1 for games.</param>
internal sealed record ServerModel(string Name, int ProductType)
{
    /// <summary>As the service lists it: <c>extend_spec</c> is an object here, unlike that of phone models.</summary>
    public object Item() => new
    {
        server_model_name = Name,
        server_type = "rx1",
        cpu = 64,
        memory = 256,
        extend_spec = new
        {
            cpu = "2 * 32 Core",
            memory = "256 GB DDR4",
            disk = "2 * 960 GB SSD",
            network_interface = "2 * 10 GE",
            gpu = ProductType == 1 ? "4 * GPU" : "",
            bms_flavor = Name,
            gpu_count = ProductType == 1 ? 4 : 0,
            numa_count = 2,
            os_volume = new { size = 220, volume_type = "SSD" },
        },
        disk_max_num = 1,
        product_type = ProductType,
        free_size = 600,
    };
}
