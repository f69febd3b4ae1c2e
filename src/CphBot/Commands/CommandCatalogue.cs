using CphBot.Commands.Apps;
using CphBot.Commands.Auditing;
using CphBot.Commands.Bandwidths;
using CphBot.Commands.Control;
using CphBot.Commands.Encoders;
using CphBot.Commands.Events;
using CphBot.Commands.General;
using CphBot.Commands.Grammar;
using CphBot.Commands.Groups;
using CphBot.Commands.Holds;
using CphBot.Commands.Images;
using CphBot.Commands.Models;
using CphBot.Commands.Operations;
using CphBot.Commands.Phones;
using CphBot.Commands.Servers;
using CphBot.Commands.Tags;
using CphBot.Operations;

namespace CphBot.Commands;

/// <summary>Every command there is, in the order in which help shows them. The source of the grammar, help, the manifest and README's table.</summary>
internal static class CommandCatalogue
{
    public static IReadOnlyList<CommandSubject> Subjects { get; } =
    [
        new("Bot", [
            Of<HelpCommand>(HelpCommand.Spec, needsProject: false),
            Of<WhoAmICommand>(WhoAmICommand.Spec, needsProject: false),
            Of<CanCommand>(CanCommand.Spec),
        ]),
        new("Phones", [
            Of<ListPhonesCommand>(ListPhonesCommand.Spec),
            Of<ShowPhoneCommand>(ShowPhoneCommand.Spec),
            Of<ConnectInfoCommand>(ConnectInfoCommand.Spec),
            Of<RestartPhonesCommand>(RestartPhonesCommand.One),
            Of<RestartPhonesCommand>(RestartPhonesCommand.Several),
            Of<StopPhonesCommand>(StopPhonesCommand.One),
            Of<StopPhonesCommand>(StopPhonesCommand.Several),
            Of<StartPhonesCommand>(StartPhonesCommand.One),
            Of<StartPhonesCommand>(StartPhonesCommand.Several),
            Of<ResetPhonesCommand>(ResetPhonesCommand.One),
            Of<ResetPhonesCommand>(ResetPhonesCommand.Several),
            Of<RenamePhoneCommand>(RenamePhoneCommand.Spec),
            Of<ExportDataCommand>(ExportDataCommand.Spec),
            Of<ImportDataCommand>(ImportDataCommand.Spec),
            Of<SetPropertyCommand>(SetPropertyCommand.Spec),
            Of<ExpandDiskCommand>(ExpandDiskCommand.Spec),
        ]),
        new("Apps and command lines", [
            Of<RunCommand>(RunCommand.Spec),
            Of<RunInBackgroundCommand>(RunInBackgroundCommand.Spec),
            Of<InstallCommand>(InstallCommand.Spec),
            Of<UninstallCommand>(UninstallCommand.Spec),
            Of<PushCommand>(PushCommand.Spec),
        ]),
        new("Servers", [
            Of<ListServersCommand>(ListServersCommand.Spec),
            Of<ShowServerCommand>(ShowServerCommand.Spec),
            Of<RestartServerCommand>(RestartServerCommand.Spec),
            Of<RenameServerCommand>(RenameServerCommand.Spec),
            Of<ListEncodersCommand>(ListEncodersCommand.Spec),
            Of<RestartEncoderCommand>(RestartEncoderCommand.Spec),
            Of<ListBandwidthsCommand>(ListBandwidthsCommand.Spec),
            Of<ResizeBandwidthCommand>(ResizeBandwidthCommand.Spec),
            Of<ListTagsCommand>(ListTagsCommand.Spec),
            Of<TagCommand>(TagCommand.Set, settings: Verb.SetTag),
            Of<TagCommand>(TagCommand.Remove, settings: Verb.RemoveTag),
            Of<ListEventsCommand>(ListEventsCommand.Spec),
            Of<AuthorizeEventCommand>(AuthorizeEventCommand.Spec),
        ]),
        new("Images and models", [
            Of<ListImagesCommand>(ListImagesCommand.Spec),
            Of<ShareImageCommand>(ShareImageCommand.Spec),
            Of<AnswerImageCommand>(AnswerImageCommand.Accept, settings: Verb.AcceptImage),
            Of<AnswerImageCommand>(AnswerImageCommand.Reject, settings: Verb.RejectImage),
            Of<ListModelsCommand>(ListModelsCommand.Spec),
        ]),
        new("Groups and holds", [
            Of<ListGroupsCommand>(ListGroupsCommand.Spec),
            Of<ShowGroupCommand>(ShowGroupCommand.Spec),
            Of<ChangeGroupCommand>(ChangeGroupCommand.Spec),
            Of<DeleteGroupCommand>(DeleteGroupCommand.Spec),
            Of<SetHoldCommand>(SetHoldCommand.OfServer),
            Of<SetHoldCommand>(SetHoldCommand.OfPhones),
            Of<ReleaseHoldCommand>(ReleaseHoldCommand.OfServer, needsProject: false),
            Of<ReleaseHoldCommand>(ReleaseHoldCommand.OfPhones, needsProject: false),
            Of<ListHoldsCommand>(ListHoldsCommand.Spec, needsProject: false),
        ]),
        new("Operations and audit", [
            Of<ListOperationsCommand>(ListOperationsCommand.Spec, needsProject: false),
            Of<ShowOperationCommand>(ShowOperationCommand.Spec, needsProject: false),
            Of<ShowOutputCommand>(ShowOutputCommand.Spec, needsProject: false),
            Of<ControlCommand>(ControlCommand.Confirm, needsProject: false, OperationControl.Confirm),
            Of<ControlCommand>(ControlCommand.Cancel, needsProject: false, OperationControl.Cancel),
            Of<ControlCommand>(ControlCommand.Pause, needsProject: false, OperationControl.Pause),
            Of<ControlCommand>(ControlCommand.Resume, needsProject: false, OperationControl.Resume),
            Of<ControlCommand>(ControlCommand.Check, needsProject: false, OperationControl.Check),
            Of<ControlCommand>(ControlCommand.Approve, needsProject: false, OperationControl.Approve),
            Of<ControlCommand>(ControlCommand.Reject, needsProject: false, OperationControl.Reject),
            Of<ControlCommand>(ControlCommand.BreakGlass, needsProject: false, OperationControl.BreakGlass),
            Of<ControlCommand>(ControlCommand.Review, needsProject: false, OperationControl.Review),
            Of<RetryCommand>(RetryCommand.Spec, needsProject: false),
            Of<AuditCommand>(AuditCommand.Spec, needsProject: false),
        ]),
    ];

    public static IReadOnlyList<CommandEntry> Entries { get; } = [.. Subjects.SelectMany(subject => subject.Entries)];

    public static IReadOnlyList<CommandSpec> Specs { get; } = [.. Entries.Select(entry => entry.Spec)];

    public static CommandEntry Find(CommandSpec spec) => Entries.Single(entry => ReferenceEquals(entry.Spec, spec));

    private static CommandEntry Of<T>(CommandSpec spec, bool needsProject = true, params object[] settings)
        where T : ICommand =>
        new(spec, needsProject, services => ActivatorUtilities.CreateInstance<T>(services, settings));
}

/// <param name="NeedsProject">False for what is about the bot, or about operations, which know their project.</param>
internal sealed record CommandEntry(CommandSpec Spec, bool NeedsProject, Func<IServiceProvider, ICommand> Create);

/// <summary>Commands that are about the same things: what help shows together.</summary>
/// <param name="Title">Its first word is what one types: help phones.</param>
internal sealed record CommandSubject(string Title, IReadOnlyList<CommandEntry> Entries)
{
    public string Word => Title.Split(' ')[0].ToLowerInvariant();
}
