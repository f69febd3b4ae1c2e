using CphBot.Cloud.Adb;
using CphBot.Commands.Grammar;
using CphBot.Commands.Phones;
using CphBot.Operations;

namespace CphBot.Commands.Apps;

/// <summary>Asks for an app to be installed: one .apk in OBS, at most 2 GB, which the cloud fetches itself.</summary>
internal sealed class InstallCommand(PhoneChanges changes) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "install",
        "install <apk> on <phones> [dry run] [because <reason>]",
        "Installs an app from OBS.",
        CommandEffect.Changes,
        ChangeGrammar.ContentOnPhones("file in OBS", "on").OptionalDespite().OptionalPace().OptionalDespite().OptionalReason())
    {
        Verb = Verb.Install,
        Aliases = [],
        Examples = ["install obs://apps/shop-4.2.apk on web-0001..web-0040"],
    };

    public Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel) =>
        AdbContent.Problem(AdbCommand.Install, arguments.Content!) is { } problem
            ? Task.FromResult<CommandResult>(new CommandResult.Refused(problem))
            : changes.PlanAsync(new PhoneCommand(Verb.Install, Spec, Spec), arguments, context, cancel, new ChangeDetails { Content = arguments.Content });
}
