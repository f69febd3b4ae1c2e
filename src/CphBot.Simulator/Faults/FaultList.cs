namespace CphBot.Simulator.Faults;

/// <summary>The faults in force, oldest first. A call meets the first one that names it, and only that one.</summary>
internal sealed class FaultList
{
    private readonly Lock _gate = new();
    private readonly List<Fault> _faults = [];

    /// <summary>With the number of times that each is still going to hit.</summary>
    public IReadOnlyList<Fault> All
    {
        get { lock (_gate) return [.. _faults]; }
    }

    public void Add(Fault fault)
    {
        lock (_gate) _faults.Add(fault);
    }

    public void Clear()
    {
        lock (_gate) _faults.Clear();
    }

    /// <summary>The fault that a call meets now; counts it.</summary>
    public Fault? Take(string call)
    {
        lock (_gate)
        {
            var index = _faults.FindIndex(fault => fault.Call is "*" || string.Equals(fault.Call, call, StringComparison.Ordinal));
            if (index < 0) return null;

            var fault = _faults[index];
            if (fault.Times is 1) _faults.RemoveAt(index);
            else if (fault.Times is { } times) _faults[index] = fault with { Times = times - 1 };
            return fault;
        }
    }
}
