using System.Security;

namespace CphBot.Teams.Outbound;

/// <summary>A person who is notified by a message.</summary>
/// <param name="Text">Exactly what stands in the message: <c>&lt;at&gt;Lee&lt;/at&gt;</c>, the name XML-encoded.</param>
/// <param name="Id">The person's 29:… id or Entra object id.</param>
public sealed record Mention(string Text, string Id, string Name)
{
    /// <summary>Its text to be put into the message, and the mention itself.</summary>
    public static Mention Of(string id, string name) => new($"<at>{SecurityElement.Escape(name)}</at>", id, name);
}
