namespace CphBot.Simulator.Cloud.Images;

/// <summary>A kind of phone, and the kind of server it runs on.</summary>
/// <param name="PerServer">How many phones of this model one server holds.</param>
internal sealed record PhoneModel(string Name, string ServerModelName, int PerServer)
{
    /// <summary>0 offline, 1 normal.</summary>
    public int Status { get; init; } = 1;

    /// <summary>As the service lists it: <c>cpu</c> has a fraction, and <c>extend_spec</c> is JSON inside a string.</summary>
    public object Item() => new
    {
        server_model_name = ServerModelName,
        phone_model_name = Name,
        status = Status,
        cpu = 2.0m,
        memory = 4096,
        disk = 10,
        resolution = "720x1280",
        extend_spec = """{"gpu_count":"0"}""",
        spec_code = Name,
        phone_capacity = PerServer,
        image_label = ImageShelf.PhoneLabel,
        product_type = 0,
        phone_model_version = 1,
        dpi = 320,
        fps = "30",
        volume_mode = 0,
        render_fps = 30,
        stream_fps = 30,
    };
}
