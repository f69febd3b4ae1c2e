using CphBot.Cloud;
using CphBot.Teams;
using Microsoft.Extensions.Options;

namespace CphBot.Access;

/// <summary>Stops the start with one line per bad key, which names the key and what is allowed.</summary>
internal sealed class AccessOptionsValidation(IConfiguration settings, IOptions<CloudOptions> cloud, IOptions<TeamsOptions> teams) : IValidateOptions<AccessOptions>
{
    private static readonly string[] RuleKeys = [.. typeof(RuleOptions).GetProperties().Select(property => property.Name)];

    public ValidateOptionsResult Validate(string? name, AccessOptions options)
    {
        var reader = new RuleReader([.. cloud.Value.Projects.Keys]);
        var rules = reader.Read(options.Rules);
        string[] problems = [.. reader.Problems, .. UnknownKeys(), .. OwnTenantProblems(rules), .. GraphProblems(rules, options.Graph), .. RuleOverlaps.Find(rules, HasOneTenant(teams.Value)).Errors];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    public static bool HasOneTenant(TeamsOptions teams) =>
        !teams.Anonymous && teams.AllowedTenants.All(tenant => string.Equals(tenant, teams.TenantId, StringComparison.OrdinalIgnoreCase));

    /// <summary>A limit that is spelled wrong would be no limit, and nobody would notice.</summary>
    private IEnumerable<string> UnknownKeys() =>
        from rule in settings.GetSection("Access:Rules").GetChildren()
        from key in rule.GetChildren()
        where !RuleKeys.Contains(key.Key, StringComparer.OrdinalIgnoreCase)
        select $"{key.Path}: there is no such setting{(NearestWord.Find(key.Key, RuleKeys) is { } nearest ? $"; did you mean {nearest}?" : ".")} Known are {string.Join(", ", RuleKeys)}.";

    private IEnumerable<string> GraphProblems(IReadOnlyList<Rule> rules, Uri? graph)
    {
        if (graph is { IsAbsoluteUri: false } or { Scheme: not ("http" or "https") } or { Scheme: "http", IsLoopback: false }) yield return "Access:Graph: an https:// URL such as https://graph.microsoft.com; http:// for loopback only.";
        else if (graph is { IsLoopback: false } && teams.Value.Anonymous) yield return "Access:Graph: not together with Teams:Anonymous; there is no token for it.";
        if (graph is not null) yield break;
        foreach (var rule in rules.Where(rule => rule.Who.Any(clause => clause is WhoClause.Group)))
        {
            yield return $"Access:Rules:{rule.Number}:Who: group:<id> needs Access:Graph, which is not set; https://graph.microsoft.com in the public cloud.";
        }
    }

    private IEnumerable<string> OwnTenantProblems(IReadOnlyList<Rule> rules) =>
        teams.Value.Anonymous || Guid.TryParse(teams.Value.TenantId, out _)
            ? []
            : rules.Where(rule => rule.Who.Any(clause => clause is WhoClause.Everyone))
                .Select(rule => $"Access:Rules:{rule.Number}:Who: * means the own tenant, and Teams:TenantId is no tenant's id; write tenant:<id>.");
}
