using System.Text.Json.Nodes;
using CphBot.Simulator.Cloud.Images;

namespace CphBot.Simulator.Cloud.Servers;

/// <summary>What somebody buys, or turns a server into.</summary>
/// <param name="PhoneModel">Null for a bare server.</param>
internal sealed record Order(ServerModel ServerModel, PhoneModel? PhoneModel, string ImageId, string Keypair, bool IsOnDemand)
{
    private const int MaxMonths = 9;
    private const int MaxYears = 10;

    /// <param name="billing">The field with the terms of payment.</param>
    /// <param name="order">Set when the answer is null.</param>
    /// <returns>The code with which the order is refused, or null.</returns>
    public static string? Read(SimulatedCloud cloud, JsonObject? body, string billing, bool isBare, out Order? order)
    {
        order = null;
        var (serverModel, phoneModel) = (FindServerModel(body.String("server_model_name")), FindPhoneModel(body));
        var problem = ProblemOfServerModel(body, serverModel) ?? (isBare ? null : ProblemOfPhoneModel(body, phoneModel, serverModel!)) ?? ProblemOfImage(cloud, body, isBare) ?? ProblemOfBilling(body.Object(billing));
        if (problem is null && isBare && body.String("keypair_name") is not { Length: > 0 }) problem = "CPS.0068";
        if (problem is not null) return problem;

        order = new Order(
            serverModel!, isBare ? null : phoneModel, body.String("image_id") ?? ImageShelf.DefaultImageId, body.String("keypair_name") ?? "",
            body.Object(billing).Int("charging_mode") == 1);
        return null;
    }

    /// <summary>What a server is turned into: it keeps its model, and how it is paid.</summary>
    /// <inheritdoc cref="Read"/>
    public static string? ReadChange(SimulatedCloud cloud, JsonObject? body, string serverModelName, out Order? order)
    {
        order = null;
        var (serverModel, phoneModel) = (FindServerModel(serverModelName)!, FindPhoneModel(body));
        if ((ProblemOfPhoneModel(body, phoneModel, serverModel) ?? ProblemOfImage(cloud, body, isBare: false)) is { } problem) return problem;

        order = new Order(serverModel, phoneModel, body.String("image_id")!, body.String("keypair_name") ?? "", IsOnDemand: false);
        return null;
    }

    private static ServerModel? FindServerModel(string? name) => Models.Servers.FirstOrDefault(model => model.Name == name);

    private static PhoneModel? FindPhoneModel(JsonObject? body) => Models.Phones.FirstOrDefault(model => model.Name == body.String("phone_model_name") && model.Status == 1);

    private static string? ProblemOfServerModel(JsonObject? body, ServerModel? serverModel) =>
        string.IsNullOrEmpty(body.String("server_model_name")) ? "CPS.0088" : serverModel is null ? "CPS.0089" : null;

    private static string? ProblemOfPhoneModel(JsonObject? body, PhoneModel? phoneModel, ServerModel serverModel) =>
        string.IsNullOrEmpty(body.String("phone_model_name")) ? "CPS.0027"
        : phoneModel is null ? "CPS.0028"
        : phoneModel.ServerModelName != serverModel.Name ? "CPS.0157"
        : null;

    private static string? ProblemOfImage(SimulatedCloud cloud, JsonObject? body, bool isBare) =>
        isBare && !body.Has("image_id") ? null
        : body.String("image_id") is not { Length: > 0 } id ? "CPS.0029"
        : cloud.Images.ProblemFor(id);

    /// <summary>By the month (2) or the year (3), or on demand, where the period does not matter.</summary>
    private static string? ProblemOfBilling(JsonObject? terms) => (terms, terms.Int("charging_mode"), terms.Int("period_type")) switch
    {
        (null, _, _) => "CPS.0055",
        (_, 1, _) => null,
        (_, not 0, _) => "CPS.0056",
        (_, _, not (2 or 3)) => "CPS.0057",
        var (_, _, period) => terms.Int("period_num") is >= 1 and var number && number <= (period == 2 ? MaxMonths : MaxYears) ? null : "CPS.0058",
    };
}
