using System.Globalization;
using System.Text;

namespace CphBot.Cloud.Http;

/// <summary>One call of the API before it is made. Paths lie under <c>v1/{project_id}/cloud-phone/</c>; the project's id comes with the token.</summary>
/// <param name="Name">For metrics and traces: few values, no ids.</param>
/// <param name="Template">The path with placeholders, for texts.</param>
/// <param name="Path">The path with its values, escaped, and the query.</param>
/// <param name="Body">JSON, or null.</param>
internal sealed record CphRequest(string Name, HttpMethod Method, string Template, string Path, byte[]? Body = null)
{
    private const string Root = "v1/{project_id}/cloud-phone/";

    public static CphRequest List(string name, string resource, params ReadOnlySpan<(string Key, object? Value)> query) =>
        new(name, HttpMethod.Get, Root + resource, Root + resource + QueryOf(query));

    /// <exception cref="ArgumentException">The id would change the path.</exception>
    public static CphRequest Item(string name, string resource, string placeholder, string id)
    {
        // A dot segment survives escaping and would be resolved away, so that another resource is asked for.
        if (string.IsNullOrWhiteSpace(id) || id is "." or "..") throw new ArgumentException("Not an id.", nameof(id));
        return new(name, HttpMethod.Get, $"{Root}{resource}/{{{placeholder}}}", $"{Root}{resource}/{Uri.EscapeDataString(id)}");
    }

    public static CphRequest Post(string name, string resource, byte[] body) =>
        new(name, HttpMethod.Post, Root + resource, Root + resource, body);

    /// <summary>The address to call. The service's own path, if it has one (a proxy, a simulator), is kept.</summary>
    public Uri AddressAt(Uri service, string projectId) =>
        new($"{service.AbsoluteUri.TrimEnd('/')}/{Path.Replace("{project_id}", Uri.EscapeDataString(projectId), StringComparison.Ordinal)}");

    public override string ToString() => $"{Method} /{Template}";

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
