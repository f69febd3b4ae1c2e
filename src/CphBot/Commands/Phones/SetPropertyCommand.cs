using CphBot.Cloud.Phones;
using CphBot.Commands.Grammar;
using CphBot.Operations;

namespace CphBot.Commands.Phones;

/// <summary>Asks for properties of phones to be changed. What they are set to may say who a phone belongs to, so it is shown on the plan and written nowhere else.</summary>
internal sealed class SetPropertyCommand(PhoneChanges changes) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "set property",
        "set property <property> on <phones> [dry run] [because <reason>]",
        "Sets properties of phones, as name=value or as JSON.",
        CommandEffect.Changes,
        ChangeGrammar.ContentOnPhones("property", "on").OptionalDespite().OptionalPace().OptionalDespite().OptionalReason())
    {
        Verb = Verb.SetProperty,
        ForAudit = arguments => arguments with { Content = PropertyWords.Names(arguments.Content!) },
        Aliases = ["set properties"],
        Examples = ["set property persist.sys.locale=zh-CN on web-0007", "set property {\"com.cph.bandwidth_limit\":\"5000\"} on web-*"],
    };

    public Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var json = PropertyWords.ToJson(arguments.Content!);
        return PhoneProperty.Problem(json) is { } problem
            ? Task.FromResult<CommandResult>(new CommandResult.Refused(problem))
            : changes.PlanAsync(new PhoneCommand(Verb.SetProperty, Spec, Spec), arguments, context, cancel, new ChangeDetails { Property = json });
    }
}
