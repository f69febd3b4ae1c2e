using CphBot.Cloud.Changes;
using CphBot.Cloud.Http;
using CphBot.Cloud.Json;
using CphBot.Cloud.Purchases;

namespace CphBot.Cloud;

public sealed partial class CphClient
{
    /// <summary>
    /// Buys servers with their phones, on the customer's own network. Costs money. Accepted means ordered: a server is there once
    /// <see cref="GetServerAsync"/> says status 5, after about half an hour. The items are the servers.
    /// </summary>
    /// <param name="purchase">See <see cref="ServerPurchase.Problem"/>.</param>
    /// <remarks>POST /v2/{project_id}/cloud-phone/servers. The account needs CPH AgencyDependencyAccess.</remarks>
    public Task<ChangeAnswer> BuyServersAsync(ServerPurchase purchase, SendWindow window, CancellationToken cancel)
    {
        Limits.ThrowIf(purchase.Problem());
        return ChangeAsync(
            CphRequest.Post("buy_servers", "/v2/{project_id}/cloud-phone/servers").With(
                SetupBody.Of(purchase.Setup) with
                {
                    ServerName = purchase.Name,
                    ServerModelName = purchase.ServerModelName,
                    Count = purchase.Count,
                    ExtendParam = PaymentBody.Of(purchase.Payment) with { EnterpriseProjectId = purchase.Payment.EnterpriseProjectId },
                }, CphJson.Default.SetupBody),
            Accepted.Order, window, cancel);
    }

    /// <summary>Buys servers without phones. Costs money. Accepted means ordered, as in <see cref="BuyServersAsync"/>.</summary>
    /// <param name="purchase">See <see cref="BareServerPurchase.Problem"/>.</param>
    /// <remarks>POST /v2.1/{project_id}/cloud-phone/servers.</remarks>
    public Task<ChangeAnswer> BuyBareServersAsync(BareServerPurchase purchase, SendWindow window, CancellationToken cancel)
    {
        Limits.ThrowIf(purchase.Problem());
        return ChangeAsync(
            CphRequest.Post("buy_bare_servers", "/v2.1/{project_id}/cloud-phone/servers").With(BareServerBody.Of(purchase), CphJson.Default.BareServerBody),
            Accepted.Order, window, cancel);
    }

    /// <summary>Builds a server anew on another host. It keeps its id, its model and how it is paid; all data of its phones are gone. One job.</summary>
    /// <param name="setup">See <see cref="ServerSetup.Problem"/>; a data disk has 10 GiB at least here.</param>
    /// <param name="enterpriseProjectId">Null: not sent.</param>
    /// <remarks>POST /v2/{project_id}/cloud-phone/servers/{server_id}/change.</remarks>
    public Task<ChangeAnswer> ChangeServerAsync(string serverId, ServerSetup setup, string? enterpriseProjectId, SendWindow window, CancellationToken cancel)
    {
        Limits.ThrowIf(setup.Problem(minPhoneDisk: 10));
        var body = SetupBody.Of(setup) with { ExtendParam = enterpriseProjectId is null ? null : new PaymentBody(ChargingMode: null) { EnterpriseProjectId = enterpriseProjectId } };
        return ChangeAsync(
            CphRequest.Post("change_server", "/v2/{project_id}/cloud-phone/servers/{server_id}/change", serverId).With(body, CphJson.Default.SetupBody),
            Accepted.OneJob, window, cancel);
    }

    /// <summary>Deletes servers with all their phones. Only those paid by use; cannot be taken back. One job for all.</summary>
    /// <param name="serverIds">1 to 10, repetitions apart.</param>
    /// <remarks>DELETE /v2/{project_id}/cloud-phone/servers, with a body.</remarks>
    public Task<ChangeAnswer> DeleteServersAsync(IReadOnlyList<string> serverIds, SendWindow window, CancellationToken cancel) =>
        ChangeAsync(
            CphRequest.Delete("delete_servers", "/v2/{project_id}/cloud-phone/servers").With(
                new Servers.ServerIdsBody(Limits.Ids(serverIds, ServerPurchase.MaxCount, "servers")), CphJson.Default.ServerIdsBody),
            Accepted.OneJob, window, cancel);

    /// <summary>
    /// Changes what kind of server a server is. Costs money. Only some kinds can be changed. It takes about 2 minutes, and the vendor's
    /// text leaves open whether the answer comes after them, so it is waited for that long.
    /// </summary>
    /// <remarks>POST /v1/{project_id}/cloud-phone/servers/change-server-model.</remarks>
    public Task<ChangeAnswer> ChangeServerModelAsync(ServerModelChange change, SendWindow window, CancellationToken cancel)
    {
        Limits.ThrowIf(change.Problem());
        var body = new ModelChangeBody(change.ServerId, change.ServerModelName, change.PhoneModelName, new ModelPaymentBody(change.IsAutoPay ? 1 : 0));
        var request = CphRequest.Post("change_server_model", "servers/change-server-model").With(body, CphJson.Default.ModelChangeBody);
        return ChangeAsync(request with { Timeout = TimeSpan.FromMinutes(3) }, Accepted.Order, window, cancel);
    }
}
