using CphBot.Cloud.Phones;
using CphBot.Commands.Grammar;
using CphBot.Fleet;
using CphBot.Fleet.Selectors;

namespace CphBot.Commands.Phones;

/// <summary>Lists phones, a page at a time: all of them, or those that a selector means.</summary>
internal sealed class ListPhonesCommand(PhoneTargets targets) : ICommand
{
    /// <summary>What a phone's screen shows without much scrolling.</summary>
    private const int PageSize = 15;

    public static CommandSpec Spec { get; } = new(
        "list phones",
        "list phones [<phones>] [page N]",
        "Lists phones with their status and server.",
        CommandEffect.Reads,
        CommandGrammar.PhoneQuery)
    {
        Featured = true,
        Aliases = ["phones", "list phone", "show phones"],
        Examples = ["list phones", "list phones where status is failed", "list phones on server cph-01 page 2", "list phones named web", "list phones web-0001..web-0040 except stopped"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var (found, instead) = await targets.ResolveAsync(
            context, arguments.Targets ?? Selector.Everything.Instance, other => Spec.ToText(arguments with { Targets = other, Page = 1 }), cancel);
        if (instead is not null) return instead;
        List<Phone> seen = [.. found!.Phones.Where(phone => context.MaySee(PhoneFacts.Of(phone, found.Whole?.ServerName(phone.ServerId))))];
        return new CommandResult.Shown(new Answer.PhoneList(Listing<Phone>.Cut(seen, arguments.Page, PageSize, found.AsOf), arguments, context.Project));
    }
}
