using CphBot.Cloud.Tags;
using CphBot.Commands.Grammar;
using CphBot.Fleet;
using CphBot.Operations;

namespace CphBot.Commands.Tags;

/// <summary>Asks for a tag of a server to be set or removed. One class for both: they differ in the verb alone.</summary>
internal sealed class TagCommand(FleetReader fleet, ResourceReader resources, Verb verb) : ICommand
{
    public static CommandSpec Set { get; } = new(
        "set tag", "set tag <tag> on <server> [because <reason>]", "Gives a server a tag, by which its phones can be meant: tagged env=prod.", CommandEffect.Changes, ChangeGrammar.TagOnServer("on", "of").OptionalReason())
    {
        Verb = Verb.SetTag,
        Aliases = ["tag"],
        Examples = ["set tag env=prod on cph-01"],
    };

    public static CommandSpec Remove { get; } = new(
        "remove tag", "remove tag <tag> from <server> [because <reason>]", "Takes a tag from a server.", CommandEffect.Changes, ChangeGrammar.TagOnServer("from", "of").OptionalReason())
    {
        Verb = Verb.RemoveTag,
        Aliases = ["untag"],
        Examples = ["remove tag env from cph-01"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var spec = verb == Verb.SetTag ? Set : Remove;
        var found = await fleet.FindServersAsync(context.Project, arguments.Server!, cancel);
        if (found.Count != 1) return ServerWords.NotOne(arguments.Server!, found, await fleet.ServersAsync(context.Project, cancel), server => spec.ToText(arguments with { Server = server }));
        var (tag, problem) = verb == Verb.SetTag ? Read(arguments.Content!) : await PresentAsync(context.Project, found[0].ServerId, found[0].ServerName, arguments.Content!, cancel);
        return tag is null
            ? new CommandResult.Refused(problem!, ["list tags"])
            : new CommandResult.Change(context.Project, verb, [CloudTargets.Of(found[0])], arguments.Reason) { Details = new ChangeDetails { Content = $"{tag.Key}={tag.Value}" } };
    }

    private static (ServerTag? Tag, string? Problem) Read(string typed)
    {
        var tag = typed.Split('=', 2, StringSplitOptions.TrimEntries) is [var key, var value] ? new ServerTag(key, value) : new ServerTag(typed.Trim(), "");
        return tag.Problem() is { } problem ? (null, problem) : (tag, null);
    }

    /// <summary>The cloud removes a tag by its key and value.</summary>
    private async Task<(ServerTag? Tag, string? Problem)> PresentAsync(string project, string serverId, string serverName, string typed, CancellationToken cancel)
    {
        var (key, value) = typed.Split('=', 2, StringSplitOptions.TrimEntries) is [var k, var v] ? (k, v) : (typed.Trim(), null);
        var tags = await resources.TagsOfAsync(project, serverId, cancel);
        return tags.FirstOrDefault(tag => tag.Key == key && (value is null || tag.Value == value)) is { } tag
            ? (tag, null)
            : (null, $"{serverName} has no tag {typed}. It has: {(tags.Count == 0 ? "none" : string.Join(", ", tags.Select(tag => $"{tag.Key}={tag.Value}")))}.");
    }
}
