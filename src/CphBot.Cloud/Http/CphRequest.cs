using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CphBot.Cloud.Http;

/// <summary>One call of the API before it is made. The project's id comes with the token.</summary>
/// <param name="Name">For metrics and traces: few values, no ids.</param>
/// <param name="Template">The path with placeholders, for texts.</param>
/// <param name="Path">The path with its values, escaped, and the query.</param>
/// <param name="Body">JSON, or null.</param>
internal sealed record CphRequest(string Name, HttpMethod Method, string Template, string Path, byte[]? Body = null)
{
    private const string Root = "v1/{project_id}/cloud-phone/";
    private const string ProjectId = "{project_id}";

    /// <summary>Null: as long as the settings say. A call that is known to take longer says so here.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <inheritdoc cref="Of"/>
    public static CphRequest Get(string name, string template, params ReadOnlySpan<string> ids) => Of(HttpMethod.Get, name, template, ids);

    /// <inheritdoc cref="Of"/>
    public static CphRequest Post(string name, string template, params ReadOnlySpan<string> ids) => Of(HttpMethod.Post, name, template, ids);

    /// <inheritdoc cref="Of"/>
    public static CphRequest Put(string name, string template, params ReadOnlySpan<string> ids) => Of(HttpMethod.Put, name, template, ids);

    /// <inheritdoc cref="Of"/>
    public static CphRequest Delete(string name, string template, params ReadOnlySpan<string> ids) => Of(HttpMethod.Delete, name, template, ids);

    /// <summary>What is null or empty is left out.</summary>
    public CphRequest With(params ReadOnlySpan<(string Key, object? Value)> query) => this with { Path = Path + QueryOf(query) };

    public CphRequest With<T>(T body, JsonTypeInfo<T> shape) => this with { Body = JsonSerializer.SerializeToUtf8Bytes(body, shape) };

    /// <summary>The address to call. The service's own path, if it has one (a proxy, a simulator), is kept.</summary>
    public Uri AddressAt(Uri service, string projectId) =>
        new($"{service.AbsoluteUri.TrimEnd('/')}/{Path.Replace(ProjectId, Uri.EscapeDataString(projectId), StringComparison.Ordinal)}");

    public override string ToString() => $"{Method} /{Template}";

    /// <param name="template">Under <c>v1/{project_id}/cloud-phone/</c>, or whole when it begins with a slash.</param>
    /// <param name="ids">For the placeholders but that of the project, in their order.</param>
    /// <exception cref="ArgumentException">An id would change the path.</exception>
    private static CphRequest Of(HttpMethod method, string name, string template, ReadOnlySpan<string> ids)
    {
        var whole = template.StartsWith('/') ? template[1..] : Root + template;
        var segments = whole.Split('/');
        var next = 0;
        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i].StartsWith('{') && segments[i] != ProjectId) segments[i] = Segment(ids[next++]);
        }

        return new CphRequest(name, method, whole, string.Join('/', segments));
    }

    private static string Segment(string id)
    {
        // A dot segment survives escaping and would be resolved away, so that another resource is asked for.
        if (string.IsNullOrWhiteSpace(id) || id is "." or "..") throw new ArgumentException("Not an id.", nameof(id));
        return Uri.EscapeDataString(id);
    }

    private static string QueryOf(ReadOnlySpan<(string Key, object? Value)> query)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in query)
        {
            if (Convert.ToString(value, CultureInfo.InvariantCulture) is not { Length: > 0 } given) continue;
            text.Append(text.Length == 0 ? '?' : '&').Append(key).Append('=').Append(Uri.EscapeDataString(given));
        }

        return text.ToString();
    }
}
