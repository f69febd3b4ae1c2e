namespace CphBot.Cloud;

/// <summary>The clients of all configured projects, by name.</summary>
public sealed class CphClients
{
    public IReadOnlyList<string> Projects => throw new NotImplementedException();

    /// <exception cref="KeyNotFoundException">There is no such project in the settings.</exception>
    public CphClient this[string project] => throw new NotImplementedException();
}
