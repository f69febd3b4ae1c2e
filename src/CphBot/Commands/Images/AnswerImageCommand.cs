using CphBot.Commands.Grammar;
using CphBot.Fleet;
using CphBot.Operations;

namespace CphBot.Commands.Images;

/// <summary>Asks for an offered image to be accepted or rejected. One class for both: they differ in the verb alone.</summary>
internal sealed class AnswerImageCommand(ResourceReader resources, Verb verb) : ICommand
{
    public static CommandSpec Accept { get; } = Of(Verb.AcceptImage, "Accepts an image that another project offers.");

    public static CommandSpec Reject { get; } = Of(Verb.RejectImage, "Rejects an image that another project offers.");

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var spec = verb == Verb.AcceptImage ? Accept : Reject;
        var (image, instead) = ImageWords.Offered(arguments.Thing!, await resources.ImagesAsync(context.Project, cancel), other => spec.ToText(arguments with { Thing = other }));
        return instead ?? new CommandResult.Change(context.Project, verb, [image!], arguments.Reason);
    }

    private static CommandSpec Of(Verb verb, string summary) =>
        new(verb.Word, $"{verb.Word} <image> [because <reason>]", summary, CommandEffect.Changes, ChangeGrammar.OneThing("image").OptionalReason())
        {
            Verb = verb,
            Examples = [$"{verb.Word} golden-12"],
        };
}
