using CphBot.Cloud.Changes;
using CphBot.Cloud.Http;
using CphBot.Cloud.Json;
using CphBot.Cloud.Phones;

namespace CphBot.Cloud;

public sealed partial class CphClient
{
    /// <summary>
    /// Changes properties. A job per phone. Some properties are read-only (CPS.0163) and some take effect after a restart; on a phone that
    /// is not well they are applied once it runs again.
    /// </summary>
    /// <param name="phones">At most <see cref="BatchSize"/>, each with a property (<see cref="PhoneProperty.Problem"/>).</param>
    /// <remarks>POST /v1/{project_id}/cloud-phone/phones/batch-update-property.</remarks>
    public Task<ChangeAnswer> UpdatePhonePropertiesAsync(IReadOnlyList<PhoneProperty> phones, SendWindow window, CancellationToken cancel)
    {
        foreach (var phone in phones) Limits.ThrowIf(PhoneProperty.Problem(phone.Property ?? ""));
        return ChangeAsync(Start("update_phone_properties", "phones/batch-update-property", phones, imageId: null), Accepted.Jobs, window, cancel);
    }

    /// <summary>Enlarges the data disks of phones that have one of their own. A job per phone. Costs money, and cannot be taken back.</summary>
    /// <param name="phones">At most <see cref="BatchSize"/>.</param>
    /// <remarks>POST /v1/{project_id}/cloud-phone/phones/expand-volume.</remarks>
    public Task<ChangeAnswer> ExpandPhoneVolumesAsync(IReadOnlyList<PhoneVolumeSize> phones, SendWindow window, CancellationToken cancel)
    {
        var items = Limits.Items(phones, phone => phone.PhoneId, BatchSize, "phones");
        foreach (var phone in items) Limits.ThrowIf(PhoneVolumeSize.Problem(phone.NewSizeGiB));
        return ChangeAsync(
            CphRequest.Post("expand_phone_volumes", "phones/expand-volume").With(
                new PhonesBody([.. items.Select(phone => new PhoneBody(phone.PhoneId) { NewSize = phone.NewSizeGiB })]), CphJson.Default.PhonesBody),
            Accepted.Jobs, window, cancel);
    }

    /// <summary>Sets how phones reach the network: straight, or by the customer's own routes. A job per phone.</summary>
    /// <param name="phoneIds">1 to 100, repetitions apart.</param>
    /// <remarks>POST /v1/{project_id}/cloud-phone/phones-traffic.</remarks>
    public Task<ChangeAnswer> SetPhoneTrafficAsync(IReadOnlyList<string> phoneIds, PhoneTraffic traffic, SendWindow window, CancellationToken cancel) =>
        ChangeAsync(
            CphRequest.Post("set_phone_traffic", "phones-traffic").With(
                new TrafficBody(traffic.ToText(), Limits.Ids(phoneIds, PhoneTrafficText.MaxPhones, "phones")), CphJson.Default.TrafficBody),
            Accepted.Jobs, window, cancel);

    /// <summary>Saves data of phones to OBS. A job per phone. Shared apps are not saved.</summary>
    /// <param name="phones">At most <see cref="BatchSize"/>; the cloud has a limit of its own (CPS.0170).</param>
    /// <remarks>POST /v1/{project_id}/cloud-phone/phones/batch-storage.</remarks>
    public Task<ChangeAnswer> ExportPhoneDataAsync(IReadOnlyList<PhoneExport> phones, SendWindow window, CancellationToken cancel)
    {
        var items = Limits.Items(phones, phone => phone.PhoneId, BatchSize, "phones");
        foreach (var phone in items) Limits.ThrowIf(phone.Problem());
        return ChangeAsync(
            CphRequest.Post("export_phone_data", "phones/batch-storage").With(new ExportBody([.. items.Select(phone => phone.ToBody())]), CphJson.Default.ExportBody),
            Accepted.Jobs, window, cancel);
    }

    /// <summary>
    /// Brings saved data back to phones. A job per phone. What an Android saved cannot go to an older one; a restart afterwards is advised.
    /// </summary>
    /// <param name="phones">At most <see cref="BatchSize"/>; the cloud has a limit of its own (CPS.0170).</param>
    /// <remarks>POST /v1/{project_id}/cloud-phone/phones/batch-restore.</remarks>
    public Task<ChangeAnswer> ImportPhoneDataAsync(IReadOnlyList<PhoneImport> phones, SendWindow window, CancellationToken cancel)
    {
        var items = Limits.Items(phones, phone => phone.PhoneId, BatchSize, "phones");
        foreach (var phone in items) Limits.ThrowIf(phone.From.Problem());
        return ChangeAsync(
            CphRequest.Post("import_phone_data", "phones/batch-restore").With(
                new ImportBody([.. items.Select(phone => new ImportItemBody(phone.PhoneId, phone.From.Bucket, phone.From.Path))]), CphJson.Default.ImportBody),
            Accepted.Jobs, window, cancel);
    }
}
