using CphBot.Cloud.Changes;
using CphBot.Cloud.Http;
using CphBot.Cloud.Json;
using CphBot.Cloud.Phones;

namespace CphBot.Cloud;

public sealed partial class CphClient
{
    /// <summary>Newest first. Phones without an id are left out, and counted.</summary>
    /// <param name="offset">0 or more.</param>
    /// <param name="limit">1 to 200.</param>
    /// <remarks>GET /v1/{project_id}/cloud-phone/phones.</remarks>
    public Task<Page<Phone>> ListPhonesAsync(PhoneFilter filter, int offset, int limit, CancellationToken cancel)
    {
        Limits.Page(offset, limit, PhoneCalls.MaxLimit);
        return ReadPageAsync(PhoneCalls.List(filter, offset, limit), PhoneCalls.ReadList, cancel);
    }

    /// <summary>Every phone once, 200 to a call. Nothing is asked before the first is.</summary>
    /// <remarks>GET /v1/{project_id}/cloud-phone/phones.</remarks>
    public IAsyncEnumerable<Phone> ListAllPhonesAsync(PhoneFilter filter, CancellationToken cancel) =>
        Paging.AllAsync(offset => ListPhonesAsync(filter, offset, PhoneCalls.MaxLimit, cancel), phone => phone.PhoneId, PhoneCalls.MaxLimit, cancel: cancel);

    /// <summary>The same, with a say before each page.</summary>
    /// <remarks>GET /v1/{project_id}/cloud-phone/phones.</remarks>
    public IAsyncEnumerable<Phone> ListAllPhonesAsync(PhoneFilter filter, BeforePage before, CancellationToken cancel) =>
        Paging.AllAsync(offset => ListPhonesAsync(filter, offset, PhoneCalls.MaxLimit, cancel), phone => phone.PhoneId, PhoneCalls.MaxLimit, before, cancel);

    /// <exception cref="CphException"><see cref="CphErrorKind.NotFound"/>: there is no such phone.</exception>
    /// <remarks>GET /v1/{project_id}/cloud-phone/phones/{phone_id}.</remarks>
    public Task<PhoneDetail> GetPhoneAsync(string phoneId, CancellationToken cancel) =>
        _transport.ReadAsync(PhoneCalls.Show(phoneId), PhoneCalls.ReadDetail, cancel);

    /// <summary>
    /// How to reach phones from a client program, with a ticket each: a secret that lets anybody in (see <see cref="ConnectInfo"/>). Done
    /// at once; asking again gives new tickets and disturbs nobody.
    /// </summary>
    /// <param name="phoneIds">1 to 10, repetitions apart.</param>
    /// <returns>Phones that cannot be reached are named with the reason, beside the others.</returns>
    /// <remarks>POST /v1/{project_id}/cloud-phone/phones/batch-connection.</remarks>
    public Task<ConnectInfos> ShowConnectInfosAsync(IReadOnlyList<string> phoneIds, PhoneClientType clientType, CancellationToken cancel) =>
        _transport.ReadAsync(
            CphRequest.Post("show_connect_infos", "phones/batch-connection").With(
                new ConnectBody(Limits.Ids(phoneIds, ConnectInfos.MaxPhones, "phones"), clientType.ToText()), CphJson.Default.ConnectBody),
            ConnectReply.Read, cancel);

    /// <summary>Done at once: no job. One name may be given to one phone only (CPS.0026).</summary>
    /// <param name="name">See <see cref="ResourceName.Problem"/>.</param>
    /// <remarks>PUT /v1/{project_id}/cloud-phone/phones/{phone_id}.</remarks>
    public Task<ChangeAnswer> RenamePhoneAsync(string phoneId, string name, SendWindow window, CancellationToken cancel)
    {
        Limits.ThrowIf(ResourceName.Problem(name));
        return ChangeAsync(
            CphRequest.Put("rename_phone", "phones/{phone_id}", phoneId).With(new PhoneNameBody(name), CphJson.Default.PhoneNameBody), Accepted.Done, window, cancel);
    }
}
