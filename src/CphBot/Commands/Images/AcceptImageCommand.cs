using CphBot.Commands.Grammar;
using CphBot.Fleet;
using CphBot.Operations;

namespace CphBot.Commands.Images;

/// <summary>Asks for an offered image to be accepted.</summary>
internal sealed class AcceptImageCommand(ResourceReader resources) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "accept image", "accept image <image> [because <reason>]", "Accepts an image that another project offers.", CommandEffect.Changes, ChangeGrammar.OneThing("image").OptionalReason())
    {
        Verb = Verb.AcceptImage,
        Examples = ["accept image golden-12"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var (image, instead) = ImageWords.Offered(arguments.Thing!, await resources.ImagesAsync(context.Project, cancel), other => Spec.ToText(arguments with { Thing = other }));
        return instead ?? new CommandResult.Change(context.Project, Verb.AcceptImage, [image!], arguments.Reason);
    }
}
