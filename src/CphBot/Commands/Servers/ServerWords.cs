using CphBot.Cloud.Servers;

namespace CphBot.Commands;

/// <summary>What to say when a word for a server does not mean exactly one.</summary>
internal static class ServerWords
{
    /// <param name="matches">None or several.</param>
    /// <param name="command">The command for another word.</param>
    public static CommandResult NotOne(string word, IReadOnlyList<Server> matches, IReadOnlyList<Server> all, Func<string, string> command)
    {
        if (matches.Count > 1)
        {
            return new CommandResult.Ask(
                $"{matches.Count} servers go by {word}. Which one?",
                [.. matches.Take(6).Select(server => new Choice($"{server.ServerName} · {server.ServerId[..Math.Min(8, server.ServerId.Length)]}", command(server.ServerId)))]);
        }

        var nearest = NearestWord.Find(word, all.Select(server => server.ServerName));
        return new CommandResult.Refused($"There is no server {word}.", nearest is null ? ["list servers"] : [command(nearest)]);
    }
}
