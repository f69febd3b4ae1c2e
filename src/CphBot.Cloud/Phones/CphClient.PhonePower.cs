using CphBot.Cloud.Changes;
using CphBot.Cloud.Http;
using CphBot.Cloud.Json;
using CphBot.Cloud.Phones;

namespace CphBot.Cloud;

public sealed partial class CphClient
{
    /// <summary>
    /// Restarts phones, or starts stopped ones. The cloud answers at once; each phone's work goes on in a job of its own. Neither image nor
    /// property is sent: even as null they would change the phone while it restarts.
    /// </summary>
    /// <param name="phoneIds">At least one and, repetitions apart, at most <see cref="BatchSize"/>.</param>
    /// <remarks>POST /v1/{project_id}/cloud-phone/phones/batch-restart. The phone must be running or stopped (else CPS.0165, per phone).</remarks>
    public Task<ChangeAnswer> RestartPhonesAsync(IReadOnlyList<string> phoneIds, SendWindow window, CancellationToken cancel) =>
        RestartPhonesAsync([.. phoneIds.Select(id => new PhoneProperty(id, null))], imageId: null, window, cancel);

    /// <summary>The same, and changes what the phones are while they restart: their properties, their image, or both.</summary>
    /// <param name="phones">At most <see cref="BatchSize"/>; a property that is null is left alone.</param>
    /// <param name="imageId">Null: the phones keep theirs.</param>
    /// <remarks>POST /v1/{project_id}/cloud-phone/phones/batch-restart.</remarks>
    public Task<ChangeAnswer> RestartPhonesAsync(IReadOnlyList<PhoneProperty> phones, string? imageId, SendWindow window, CancellationToken cancel) =>
        ChangeAsync(Start("restart_phones", "phones/batch-restart", phones, imageId), Accepted.Jobs, window, cancel);

    /// <summary>Wipes phones: all their data are gone, and stopped ones are started. A job per phone.</summary>
    /// <param name="phoneIds">At least one and, repetitions apart, at most <see cref="BatchSize"/>.</param>
    /// <param name="imageId">The image they get; null: they keep theirs.</param>
    /// <remarks>POST /v1/{project_id}/cloud-phone/phones/batch-reset.</remarks>
    public Task<ChangeAnswer> ResetPhonesAsync(IReadOnlyList<string> phoneIds, string? imageId, SendWindow window, CancellationToken cancel) =>
        ResetPhonesAsync([.. phoneIds.Select(id => new PhoneProperty(id, null))], imageId, window, cancel);

    /// <summary>The same, with properties for the fresh phones.</summary>
    /// <param name="phones">At most <see cref="BatchSize"/>; a property that is null is left alone.</param>
    /// <remarks>POST /v1/{project_id}/cloud-phone/phones/batch-reset.</remarks>
    public Task<ChangeAnswer> ResetPhonesAsync(IReadOnlyList<PhoneProperty> phones, string? imageId, SendWindow window, CancellationToken cancel) =>
        ChangeAsync(Start("reset_phones", "phones/batch-reset", phones, imageId), Accepted.Jobs, window, cancel);

    /// <summary>Stops phones. A job per phone; a restart starts them again.</summary>
    /// <param name="phoneIds">At least one and, repetitions apart, at most <see cref="BatchSize"/>.</param>
    /// <remarks>POST /v1/{project_id}/cloud-phone/phones/batch-stop. Its body has <c>phone_ids</c>, unlike that of a restart.</remarks>
    public Task<ChangeAnswer> StopPhonesAsync(IReadOnlyList<string> phoneIds, SendWindow window, CancellationToken cancel) =>
        ChangeAsync(
            CphRequest.Post("stop_phones", "phones/batch-stop").With(new PhoneIdsBody(Phones(phoneIds)), CphJson.Default.PhoneIdsBody), Accepted.Jobs, window, cancel);

    private CphRequest Start(string name, string path, IReadOnlyList<PhoneProperty> phones, string? imageId)
    {
        var items = Limits.Items(phones, phone => phone.PhoneId, BatchSize, "phones");
        foreach (var phone in items) Limits.ThrowIf(phone.Property is null ? null : PhoneProperty.Problem(phone.Property));
        return CphRequest.Post(name, path).With(
            new PhonesBody([.. items.Select(phone => new PhoneBody(phone.PhoneId) { Property = phone.Property })], imageId), CphJson.Default.PhonesBody);
    }
}
