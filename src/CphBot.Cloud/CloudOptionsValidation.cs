using Microsoft.Extensions.Options;

namespace CphBot.Cloud;

/// <summary>Says what is wrong with the section "Cloud": one line per key, with what is allowed. Values are not repeated; some are secrets.</summary>
internal sealed class CloudOptionsValidation : IValidateOptions<CloudOptions>
{
    public ValidateOptionsResult Validate(string? name, CloudOptions options)
    {
        List<string> problems = [.. OfLimits(options), .. options.Projects.SelectMany(entry => OfProject($"Cloud:Projects:{entry.Key}", entry.Value))];
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> OfLimits(CloudOptions options)
    {
        if (options.Projects.Count == 0) yield return "Cloud:Projects must have at least one project.";
        if (options.RequestTimeout < TimeSpan.FromSeconds(1) || options.RequestTimeout > TimeSpan.FromMinutes(1))
        {
            yield return "Cloud:RequestTimeout must be 00:00:01 to 00:01:00.";
        }

        if (options.SnapshotRefresh < TimeSpan.FromSeconds(5) || options.SnapshotRefresh > TimeSpan.FromHours(1))
        {
            yield return "Cloud:SnapshotRefresh must be 00:00:05 to 01:00:00.";
        }

        if (options.ReadsPerSecond is < 1 or > 100) yield return "Cloud:ReadsPerSecond must be 1 to 100.";
        if (options.WritesPerMinute is < 1 or > 600) yield return "Cloud:WritesPerMinute must be 1 to 600.";
        if (options.BatchSize is < 1 or > 500) yield return "Cloud:BatchSize must be 1 to 500.";
    }

    private static IEnumerable<string> OfProject(string key, CphProjectOptions project)
    {
        if (!IsEndpoint(project.CphEndpoint)) yield return $"{key}:CphEndpoint must be {Endpoint}.";
        if (Given(project.ExportTo) && (ObsObject.Parse(project.ExportTo!) is null || project.ExportTo!.Length > MostOfExportTo)) yield return $"{key}:ExportTo must be a folder in OBS, such as obs://backup/phones, of at most {MostOfExportTo} characters.";
        var byPassword = Given(project.DomainName) || Given(project.UserName) || Given(project.Password);
        var byKey = Given(project.AccessKey) || Given(project.SecretKey) || Given(project.ProjectId);
        if (byPassword == byKey)
        {
            yield return $"{key} must have exactly one way in: DomainName, UserName and Password, or AccessKey, SecretKey and ProjectId.";
            yield break;
        }

        foreach (var missing in byPassword ? MissingWithPassword(project) : MissingWithKey(project))
        {
            yield return $"{key}:{missing} must be given with {(byPassword ? "a password" : "an access key")}.";
        }

        if (byPassword && !IsEndpoint(project.IamEndpoint)) yield return $"{key}:IamEndpoint must be {Endpoint}.";
    }

    private const int MostOfExportTo = 200;
    private const string Endpoint = "an absolute https URL without user, query or fragment (http for loopback only)";

    private static IEnumerable<string> MissingWithPassword(CphProjectOptions project)
    {
        if (!Given(project.Region)) yield return nameof(project.Region);
        if (!Given(project.DomainName)) yield return nameof(project.DomainName);
        if (!Given(project.UserName)) yield return nameof(project.UserName);
        if (!Given(project.Password)) yield return nameof(project.Password);
    }

    private static IEnumerable<string> MissingWithKey(CphProjectOptions project)
    {
        if (!Given(project.AccessKey)) yield return nameof(project.AccessKey);
        if (!Given(project.SecretKey)) yield return nameof(project.SecretKey);
        if (!Given(project.ProjectId)) yield return nameof(project.ProjectId);
    }

    private static bool Given(string? value) => !string.IsNullOrWhiteSpace(value);

    private static bool IsEndpoint(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri is { UserInfo: "", Query: "", Fragment: "" };
}
