namespace CphBot.Storage;

/// <summary>Rows that are known to be in the database, and that nobody changes or deletes, so that they need not be written again. It forgets all of them now and then.</summary>
internal sealed class KnownRows
{
    private const int Most = 10_000;
    private const int Longest = 500;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _rows = new(StringComparer.Ordinal);

    public bool Contains(string row)
    {
        lock (_lock) return _rows.Contains(row);
    }

    /// <param name="row">Committed.</param>
    public void Add(string row)
    {
        if (row.Length > Longest) return;
        lock (_lock)
        {
            if (_rows.Count >= Most) _rows.Clear();
            _rows.Add(row);
        }
    }
}
