namespace CphBot.Commands.Grammar;

/// <summary>What a command does to the outside, and so who may run it and what is asked first.</summary>
internal enum CommandEffect
{
    /// <summary>Looks only.</summary>
    Reads,

    /// <summary>Changes phones or servers; their data stays.</summary>
    Changes,

    /// <summary>Destroys data.</summary>
    Destroys,

    /// <summary>Answers or steers something that was asked for before: confirm, cancel, …</summary>
    Controls,
}
