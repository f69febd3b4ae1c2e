using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using CphBot.Teams.Outbound;

namespace CphBot.Teams.Directory;

/// <summary>Asks Microsoft Graph of which groups a person is.</summary>
/// <remarks>The registration needs the application permission GroupMember.Read.All, with admin consent.</remarks>
public sealed class DirectoryClient
{
    /// <summary>The named HttpClient all questions go through.</summary>
    public const string ClientName = "teams-directory";

    /// <summary>Of the call itself.</summary>
    private const int MostGroups = 20;

    /// <summary>A person waits for the answer that this is part of.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly IHttpClientFactory _clients;
    private readonly BotTokenSource _tokens;
    private readonly TimeProvider _time;

    internal DirectoryClient(IHttpClientFactory clients, BotTokenSource tokens, TimeProvider time) => (_clients, _tokens, _time) = (clients, tokens, time);

    /// <param name="graph">https://graph.microsoft.com, or that of another cloud.</param>
    /// <param name="objectId">The person's Entra object id.</param>
    /// <param name="groups">Entra group ids.</param>
    /// <returns>Those of the groups that the person is in, directly or through another group.</returns>
    /// <exception cref="TeamsException">It could not be known: no answer in three seconds, or a refusal.</exception>
    /// <remarks>POST v1.0/users/{id}/checkMemberGroups, up to 20 groups a call.</remarks>
    public async Task<IReadOnlySet<string>> MemberGroupsAsync(Uri graph, string objectId, IReadOnlyCollection<string> groups, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(Patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        try
        {
            foreach (var chunk in groups.Chunk(MostGroups)) found.UnionWith(await CheckAsync(new Uri(graph, $"/v1.0/users/{Uri.EscapeDataString(objectId)}/checkMemberGroups"), chunk, either.Token));
            return found;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw new TeamsException(TeamsErrorKind.NoAnswer, "Microsoft Graph did not answer as expected.", e);
        }
    }

    private async Task<IReadOnlyList<string>> CheckAsync(Uri url, string[] groups, CancellationToken cancel)
    {
        var token = await _tokens.GetAsync(refused: null, cancel);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = JsonContent.Create(new GroupIds(groups), DirectoryJson.Default.GroupIds) };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var client = _clients.CreateClient(ClientName);
        using var response = await client.SendAsync(request, cancel);

        // Whoever is not in this directory is in none of its groups.
        if (response.StatusCode == HttpStatusCode.NotFound) return [];
        if (!response.IsSuccessStatusCode)
        {
            throw new TeamsException(response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? TeamsErrorKind.Denied : TeamsErrorKind.NoAnswer, $"Microsoft Graph answered {(int)response.StatusCode}.")
            {
                Status = (int)response.StatusCode,
            };
        }

        return (await response.Content.ReadFromJsonAsync(DirectoryJson.Default.GroupsFound, cancel))?.Value ?? throw new JsonException("No value.");
    }
}

internal sealed record GroupIds([property: JsonPropertyName("groupIds")] IReadOnlyList<string> Ids);

internal sealed record GroupsFound([property: JsonPropertyName("value")] IReadOnlyList<string>? Value);

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(GroupIds))]
[JsonSerializable(typeof(GroupsFound))]
internal sealed partial class DirectoryJson : JsonSerializerContext;
