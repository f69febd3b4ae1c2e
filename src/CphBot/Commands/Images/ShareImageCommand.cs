using CphBot.Cloud.Images;
using CphBot.Commands.Grammar;
using CphBot.Fleet;
using CphBot.Operations;

namespace CphBot.Commands.Images;

/// <summary>Asks for an image to be offered to another project, which has to accept it.</summary>
internal sealed class ShareImageCommand(ResourceReader resources) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "share image", "share image <image> with <project> [because <reason>]", "Offers an image to another project of the region, once you confirm it.", CommandEffect.Changes, ChangeGrammar.ImageWithProject.OptionalReason())
    {
        Verb = Verb.ShareImage,
        Examples = ["share image golden-12 with 0a1b2c3d4e5f60718293a4b5c6d7e8f9"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var (one, instead) = OneOf.Find(arguments.Thing!, await resources.ImagesAsync(context.Project, cancel), image => image.ImageId, image => image.Name, "image", other => Spec.ToText(arguments with { Thing = other }));
        if (one is { Type: ImageWords.Shared }) return new CommandResult.Refused($"{one.Name} is another project's: only images of this one can be shared.", ["list images"]);
        if (one is { Status: ImageStatus.Creating or ImageStatus.Failed }) return new CommandResult.Refused($"{one.Name} is {ImageWords.Status(one.Status)}: only a usable image can be shared.", ["list images"]);
        return instead ?? new CommandResult.Change(context.Project, Verb.ShareImage, [CloudTargets.Of(one!)], arguments.Reason) { Details = new ChangeDetails { Content = arguments.With } };
    }
}
