using CphBot.Cloud;
using Microsoft.Extensions.Options;

namespace CphBot.Fleet;

/// <summary>Which cloud project a conversation is served by.</summary>
internal sealed class Projects(IOptions<CloudOptions> options)
{
    /// <param name="named">The project that the command names, if it does.</param>
    /// <param name="knows">Whether any rule lets the person do anything there: of others they are not told.</param>
    public ProjectChoice Choose(string conversationId, bool isPersonal, string? named, Predicate<string> knows)
    {
        var all = options.Value.Projects;
        // A personal chat belongs to nobody's channel list, so every project may be meant.
        var served = all.Where(project => isPersonal ? all.Count == 1 || knows(project.Key) : Serves(project.Value, conversationId)).Select(project => project.Key).Order(StringComparer.OrdinalIgnoreCase).ToList();
        if (named is not null)
        {
            var found = served.Find(name => string.Equals(name, named, StringComparison.OrdinalIgnoreCase));
            return found is null ? new ProjectChoice.None($"There is no project {named} here.{Known(served)}") : new ProjectChoice.One(found);
        }

        return served.Count switch
        {
            0 => new ProjectChoice.None("No project serves this conversation. Type whoami: its conversation id belongs in Cloud:Projects:<name>:Channels."),
            1 => new ProjectChoice.One(served[0]),
            _ => new ProjectChoice.Several(served),
        };
    }

    /// <summary>The channels that belong to other projects only.</summary>
    public IReadOnlyList<string> ChannelsOfOthers(IReadOnlyList<string> projects)
    {
        var channels = options.Value.Projects.ToLookup(project => projects.Contains(project.Key, StringComparer.Ordinal), project => project.Value.Channels);
        return [.. channels[false].SelectMany(of => of).Except(channels[true].SelectMany(of => of), StringComparer.Ordinal)];
    }

    /// <summary>Those that may be meant here.</summary>
    public IReadOnlyList<string> ServedHere(string conversationId, bool isPersonal, Predicate<string> knows) => Choose(conversationId, isPersonal, null, knows) switch
    {
        ProjectChoice.One one => [one.Name],
        ProjectChoice.Several several => several.Names,
        _ => [],
    };

    /// <summary>What a command about this project must end with, here, to mean it; empty where there is no other.</summary>
    public string SuffixOf(string project, string conversationId, bool isPersonal) => ServedHere(conversationId, isPersonal, _ => true).Count > 1 ? $" in project {project}" : "";

    private bool Serves(CphProjectOptions project, string conversationId) =>
        project.Channels.Contains(conversationId, StringComparer.Ordinal) || project.AuditChannel == conversationId || (project.Channels.Count == 0 && options.Value.Projects.Count == 1);

    private static string Known(List<string> served) => served.Count == 0 ? "" : $" Here: {string.Join(", ", served)}.";
}

/// <summary>Which project is meant.</summary>
internal abstract record ProjectChoice
{
    private ProjectChoice()
    {
    }

    public sealed record One(string Name) : ProjectChoice;

    /// <summary>The person must say which.</summary>
    public sealed record Several(IReadOnlyList<string> Names) : ProjectChoice;

    public sealed record None(string Reason) : ProjectChoice;
}
