using CphBot.Simulator.Cloud.Work;

namespace CphBot.Simulator.Cloud.Phones;

/// <summary>What is known of a phone that something has happened to. All others run, untouched since their creation.</summary>
internal sealed class PhoneState(StatusChange settled)
{
    public Timeline Status { get; } = new(settled);

    public Contents<PhoneContents> Contents { get; } = new(PhoneContents.Fresh);
}
