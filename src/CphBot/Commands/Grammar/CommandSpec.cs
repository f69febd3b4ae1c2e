using CphBot.Operations;
using Superpower;

namespace CphBot.Commands.Grammar;

/// <summary>One command as the catalogue lists it: the source of grammar, help, did-you-mean, manifest and README.</summary>
/// <param name="Name">The words that begin the command, in lower case: <c>restart phone</c>. Unique in the catalogue.</param>
/// <param name="Usage">The name and the form of what follows; every form it promises must parse.</param>
/// <param name="Summary">One sentence for help.</param>
/// <param name="Grammar">Reads what follows the name (or alias), up to the end of the message.</param>
internal sealed record CommandSpec(
    string Name,
    string Usage,
    string Summary,
    CommandEffect Effect,
    TokenListParser<CommandToken, Arguments> Grammar)
{
    /// <summary>What it asks for, if it changes phones: then the right to that is the right to run it.</summary>
    public Verb? Verb { get; init; }

    /// <summary>Shown in the command list of Teams, which has room for 12.</summary>
    public bool Featured { get; init; }

    /// <summary>About the bot itself, and free to all: without it nobody could find out what to write into the rules.</summary>
    public bool IsOpen { get; init; }

    /// <summary>What of the arguments may be written down: all, unless it is said here.</summary>
    public Func<Arguments, Arguments> ForAudit { get; init; } = arguments => arguments;

    /// <summary>Other words for <see cref="Name"/>, in lower case.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>The text that parses to this command with these arguments: what buttons carry and hints show.</summary>
    public string ToText(Arguments arguments)
    {
        var rest = arguments.ToText();
        return rest.Length == 0 ? Name : $"{Name} {rest}";
    }
}
