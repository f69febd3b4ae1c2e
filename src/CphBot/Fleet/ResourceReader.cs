using CphBot.Cloud;
using CphBot.Cloud.Bandwidths;
using CphBot.Cloud.EncodeServers;
using CphBot.Cloud.Events;
using CphBot.Cloud.Images;
using CphBot.Cloud.Models;
using CphBot.Cloud.Tags;

namespace CphBot.Fleet;

/// <summary>What a project has besides phones and servers. Few of each, so they are read when they are asked for.</summary>
/// <remarks>All members throw <see cref="CphException"/> when the cloud cannot be read.</remarks>
internal sealed class ResourceReader(CphClients clouds)
{
    private const int PageSize = 100;

    /// <summary>Nobody reads more in a chat; a cloud that never ends a list must not keep us.</summary>
    private const int MostPages = 10;

    public async Task<IReadOnlyList<EncodeServer>> EncodersAsync(string project, CancellationToken cancel) =>
        await AllAsync(offset => clouds[project].ListEncodeServersAsync(EncodeServerFilter.None, offset, PageSize, cancel), encoder => encoder.EncodeServerId);

    /// <summary>Own ones, and those that others share.</summary>
    public async Task<IReadOnlyList<Image>> ImagesAsync(string project, CancellationToken cancel) =>
        await AllAsync(offset => clouds[project].ListImagesAsync(ImageFilter.None, offset, PageSize, cancel), image => image.ImageId);

    public async Task<IReadOnlyList<Bandwidth>> BandwidthsAsync(string project, CancellationToken cancel) =>
        await AllAsync(offset => clouds[project].ListBandwidthsAsync(offset, PageSize, cancel), bandwidth => bandwidth.BandwidthId);

    public async Task<IReadOnlyList<PhoneModel>> PhoneModelsAsync(string project, CancellationToken cancel) =>
        await AllAsync(offset => clouds[project].ListPhoneModelsAsync(isOffered: null, offset, PageSize, cancel), model => $"{model.ServerModelName}/{model.Name}");

    public async Task<IReadOnlyList<TagValues>> TagsAsync(string project, CancellationToken cancel) =>
        await AllAsync(offset => clouds[project].ListTagsAsync(offset, PageSize, cancel), tag => tag.Key);

    public async Task<IReadOnlyList<ServerTag>> TagsOfAsync(string project, string serverId, CancellationToken cancel) =>
        (await clouds[project].ListServerTagsAsync(serverId, cancel)).Items;

    /// <summary>What the vendor plans, a page of the newest: who has more open has another problem.</summary>
    public async Task<IReadOnlyList<ScheduledEvent>> EventsAsync(string project, CancellationToken cancel) =>
        (await clouds[project].ListScheduledEventsAsync(ScheduledEventFilter.None, marker: null, PageSize, cancel)).Items;

    /// <summary>Each once: a list may shift between two pages.</summary>
    private static async Task<IReadOnlyList<T>> AllAsync<T>(Func<int, Task<Page<T>>> read, Func<T, string> id)
    {
        var all = new Dictionary<string, T>(StringComparer.Ordinal);
        for (var page = 0; page < MostPages; page++)
        {
            var items = await read(page * PageSize);
            foreach (var item in items.Items) all[id(item)] = item;
            if (items.Received < PageSize) break;
        }

        return [.. all.Values];
    }
}
