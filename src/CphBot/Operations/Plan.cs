using CphBot.Cloud.Phones;

namespace CphBot.Operations;

/// <summary>Which phones go in which wave. Immutable: once shown under a number, exactly this is what runs.</summary>
internal sealed record Plan(IReadOnlyList<OperationPhone> Phones, IReadOnlyList<Wave> Waves)
{
    /// <summary>
    /// Fills waves in the order in which the phones were named: at most <paramref name="waveSize"/> phones in a wave and at most
    /// <paramref name="maxPerServer"/> of one server, since mass restarts overload a host.
    /// </summary>
    public static Plan Of(IReadOnlyList<PlannedPhone> targets, int waveSize, int maxPerServer)
    {
        var sizes = new List<int>();
        var perServer = new Dictionary<(int Wave, string Server), int>();
        var phones = new List<OperationPhone>(targets.Count);
        foreach (var (phone, serverName) in targets)
        {
            var wave = 1;
            while (IsFull(wave, phone.ServerId)) wave++;
            if (wave > sizes.Count) sizes.Add(0);
            sizes[wave - 1]++;
            perServer[(wave, phone.ServerId)] = perServer.GetValueOrDefault((wave, phone.ServerId)) + 1;
            phones.Add(new OperationPhone
            {
                Position = phones.Count,
                PhoneId = phone.PhoneId,
                PhoneName = phone.PhoneName,
                ServerId = phone.ServerId,
                ServerName = serverName,
                Wave = wave,
                UpdatedAt = phone.UpdateTime,
            });
        }

        return new Plan(phones, [.. sizes.Select((_, index) => new Wave { Number = index + 1 })]);

        bool IsFull(int wave, string server) =>
            wave <= sizes.Count && (sizes[wave - 1] >= waveSize || perServer.GetValueOrDefault((wave, server)) >= maxPerServer);
    }
}

/// <param name="ServerName">Null when the server could not be read.</param>
internal sealed record PlannedPhone(Phone Phone, string? ServerName);
