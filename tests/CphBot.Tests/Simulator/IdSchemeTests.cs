using CphBot.Simulator.Cloud;
using CsCheck;
using Xunit;

namespace CphBot.Tests.Simulator;

public sealed class IdSchemeTests
{
    [Fact]
    public void Every_id_reads_back_as_its_number_and_only_under_its_own_seed_and_kind() =>
        Gen.Select(Gen.Long, Gen.Long).Always((seed, number) =>
        {
            var id = new IdScheme(seed, "phone").Of(number);
            return id.Length == 32
                && new IdScheme(seed, "phone").TryRead(id, out var read) && read == number
                && !new IdScheme(seed, "server").TryRead(id, out _)
                && !new IdScheme(seed + 1, "phone").TryRead(id, out _)
                && !new IdScheme(seed, "phone").TryRead(id[..31], out _);
        });

    [Fact]
    public void Only_lower_case_is_an_id()
    {
        var scheme = new IdScheme(1, "phone");

        Assert.False(scheme.TryRead(scheme.Of(7).ToUpperInvariant(), out _));
    }
}
