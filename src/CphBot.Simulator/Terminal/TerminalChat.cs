using System.Text;
using System.Text.Json.Nodes;
using CphBot.Simulator.Cloud;
using CphBot.Simulator.Teams;

namespace CphBot.Simulator.Terminal;

/// <summary>A channel in a terminal: lines become messages to the bot, its messages become text.</summary>
/// <param name="bot">Its base address is the bot's.</param>
/// <param name="isInteractive">False for a script: each line waits for the answer to the one before, and the end waits for what still runs.</param>
internal sealed class TerminalChat(
    SimulatedCloud cloud, SimulatedTeams teams, TeamsActivities activities, HttpClient bot, TimeProvider time, bool isInteractive)
{
    private readonly Pulse _pulse = new(time);
    private readonly HashSet<string> _installed = new(StringComparer.Ordinal);
    private Person _person = Person.Ana;
    private bool _isPersonal;

    private Place Here => _isPersonal ? Place.PersonalOf(_person) : Place.Channel;

    /// <summary>Until /quit, the end of the input, or <paramref name="cancel"/>.</summary>
    public async Task RunAsync(TextReader input, TextWriter output, CancellationToken cancel)
    {
        var transcript = new Transcript(output, isInteractive ? () => $"{_person.Name}> " : null);
        void Show(TeamsMessage message)
        {
            // Shown first: once it is heard, the chat may end.
            transcript.Show(message);
            _pulse.Heard(message);
        }

        teams.Written += Show;
        try
        {
            await InstallAsync(transcript, cancel);
            await ReadAllAsync(input, transcript, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Ctrl-C is a way to leave, not an error.
        }
        finally
        {
            teams.Written -= Show;
        }
    }

    private async Task ReadAllAsync(TextReader input, Transcript transcript, CancellationToken cancel)
    {
        transcript.Prompt();
        while (await ReadLineAsync(input, cancel) is { } line)
        {
            if (TerminalCommand.Parse(line) is { } command)
            {
                if (command is TerminalCommand.Quit) return;
                if (!isInteractive) transcript.Echo(_person.Name, line.Trim());
                await DoAsync(command, transcript, cancel);
                if (!isInteractive) await _pulse.WaitToGoOnAsync(cancel);
            }

            transcript.Prompt();
        }

        if (!isInteractive) await _pulse.WaitForTheEndAsync(cancel);
    }

    // The console reads synchronously whatever is asked of it, so it waits on a thread of its own.
    private static Task<string?> ReadLineAsync(TextReader input, CancellationToken cancel) => Task.Run(input.ReadLine, cancel).WaitAsync(cancel);

    private Task DoAsync(TerminalCommand command, Transcript transcript, CancellationToken cancel)
    {
        switch (command)
        {
            case TerminalCommand.Say say:
                _pulse.Said();
                return PostAsync(activities.Message(_person, Here, say.Text), transcript, cancel);
            case TerminalCommand.Press press:
                return PressAsync(press.Number, transcript, cancel);
            case TerminalCommand.SpeakAs speak:
                _person = Person.Named(speak.Name);
                return InstallAsync(transcript, cancel);
            case TerminalCommand.GoPersonal or TerminalCommand.GoToChannel:
                _isPersonal = command is TerminalCommand.GoPersonal;
                return InstallAsync(transcript, cancel);
            default:
                transcript.Note(Control(command));
                return Task.CompletedTask;
        }
    }

    /// <summary>What is done to the simulator instead of said to the bot.</summary>
    private string Control(TerminalCommand command)
    {
        switch (command)
        {
            case TerminalCommand.Break breaking:
                (breaking.Fault.Call is "send" or "update" or "delete" ? teams.Faults : cloud.Faults).Add(breaking.Fault);
                return $"Fault: {breaking.Fault.Call} {breaking.Fault.Kind}, {(breaking.Fault.Times is { } times ? $"{times} times" : "until /fault clear")}.";
            case TerminalCommand.ClearFaults:
                cloud.Faults.Clear();
                teams.Faults.Clear();
                return "No faults.";
            case TerminalCommand.Prepare prepare when !cloud.HasPhone(prepare.Phone):
                return $"There is no phone {prepare.Phone}.";
            case TerminalCommand.Prepare prepare:
                if (PhoneBehaviour.Named(prepare.Behaviour, prepare.Time) is not { } behaviour) return $"/phone <name> <behaviour>: {PhoneBehaviour.Names}.";
                cloud.Behave(prepare.Phone, behaviour);
                return $"{prepare.Phone} at its next restart: {prepare.Behaviour}.";
            default:
                return (command as TerminalCommand.NotUnderstood)?.Answer ?? TerminalCommand.Usage;
        }
    }

    /// <summary>As Teams does when somebody adds the bot; once per conversation.</summary>
    private async Task InstallAsync(Transcript transcript, CancellationToken cancel)
    {
        if (!_installed.Add(Here.Id)) return;

        _pulse.Said();
        await PostAsync(activities.Installation(_person, Here, "add"), transcript, cancel);
        await PostAsync(activities.BotAdded(_person, Here), transcript, cancel);
        if (!isInteractive) await _pulse.WaitToGoOnAsync(cancel);
    }

    private Task PressAsync(int number, Transcript transcript, CancellationToken cancel)
    {
        if (transcript.LastCard is not { } card || number < 1 || number > card.Latest.Buttons.Count)
        {
            transcript.Note("There is no such button.");
            return Task.CompletedTask;
        }

        var place = string.Equals(card.Conversation, Place.Channel.Id, StringComparison.Ordinal) ? Place.Channel : Place.PersonalOf(_person);
        var data = JsonNode.Parse(card.Latest.Buttons[number - 1].Data.GetRawText())!;
        _pulse.Said();
        return PostAsync(activities.Press(_person, place, card.Id, data, card.Thread), transcript, cancel);
    }

    private async Task PostAsync(JsonObject activity, Transcript transcript, CancellationToken cancel)
    {
        try
        {
            using var body = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
            using var answer = await bot.PostAsync(new Uri("api/messages", UriKind.Relative), body, cancel);
            if (answer.IsSuccessStatusCode) return;

            var why = await answer.Content.ReadAsStringAsync(cancel);
            transcript.Note($"(The bot answered {(int)answer.StatusCode}{(why.Length == 0 ? "" : ": " + why)}.)");
        }
        catch (HttpRequestException e)
        {
            transcript.Note($"(The bot did not answer: {e.Message})");
        }

        // Nothing more is to be expected of it.
        _pulse.Failed();
    }
}
