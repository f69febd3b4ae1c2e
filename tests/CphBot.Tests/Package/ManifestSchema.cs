using NJsonSchema;

namespace CphBot.Tests.Package;

/// <summary>The official schema of the Teams manifest, from the file beside the tests.</summary>
internal static class ManifestSchema
{
    public static async Task<IReadOnlyList<string>> ErrorsOfAsync(string manifest)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "Data", "teams-manifest", "MicrosoftTeams.schema.v1.25.json"));
        return [.. schema.Validate(manifest).Select(error => $"{error.Path}: {error.Kind}")];
    }
}
