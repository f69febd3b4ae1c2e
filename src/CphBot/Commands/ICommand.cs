using CphBot.Commands.Grammar;
using CphBot.Fleet.Selectors;
using CphBot.Operations;
using CphBot.Teams.Activities;

namespace CphBot.Commands;

/// <summary>One command. It takes arguments and returns a value: it never sends a message, never changes the cloud, and knows no card.</summary>
internal interface ICommand
{
    public Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel);
}

/// <summary>Who asks, and where.</summary>
/// <param name="Project">The cloud project that is meant; empty for commands that need none.</param>
/// <param name="ConversationId">Without <c>;messageid=</c>.</param>
/// <param name="Zone">IANA; null: UTC.</param>
/// <param name="May">Whether the rules let the asker run this command here at all.</param>
internal sealed record CommandContext(
    Actor Actor, string? TenantId, string ConversationId, bool IsPersonal, string? Zone, string Project, DateTimeOffset Now, Predicate<CommandSpec> May)
{
    /// <summary>The projects that may be meant here.</summary>
    public IReadOnlyList<string> Served { get; init; } = [];

    /// <summary>Null outside channels.</summary>
    public string? TeamId { get; init; }

    /// <summary>The other people whom the command mentions.</summary>
    public IReadOnlyList<ChannelAccount> Mentioned { get; init; } = [];

    /// <summary>Whether the rules let the asker run this command here for a project.</summary>
    public Predicate<string> MayIn { get; init; } = _ => true;

    /// <summary>Whether the rules let the asker see this phone here, or do to it what the command does: others are not told of.</summary>
    public Predicate<PhoneFacts> MaySee { get; init; } = _ => true;
}
