using CsCheck;
using Xunit;

namespace CphBot.Tests;

/// <summary>
/// Properties are tried with the same samples in every run: a test that fails fails because of what was changed. CPHBOT_TEST_SEEDS=random
/// draws others each time.
/// </summary>
internal static class FixedSamples
{
    private const int Samples = 100;
    private static readonly bool AreRandom = Environment.GetEnvironmentVariable("CPHBOT_TEST_SEEDS") == "random";

    /// <summary>It holds for each of so many samples.</summary>
    public static void Always<T>(this Gen<T> gen, Action<T> holds, int iter = Samples, string? seed = null, Func<T, string>? print = null)
    {
        if (AreRandom)
        {
            gen.Sample(holds, iter: iter, seed: seed, print: print);
            return;
        }

        var random = seed is null ? new PCG(1, 1) : PCG.Parse(seed);
        for (var sample = 0; sample < iter; sample++)
        {
            var start = random.ToString();
            var value = gen.Generate(random, null, out _);
            try
            {
                holds(value);
            }
            catch (Exception)
            {
                // Fails once more, and looks for a smaller sample that does.
                gen.Sample(holds, iter: iter, seed: start, print: print);
                throw;
            }
        }
    }

    /// <summary>It is true for each of so many samples.</summary>
    public static void Always<T>(this Gen<T> gen, Func<T, bool> holds, int iter = Samples, string? seed = null, Func<T, string>? print = null) =>
        gen.Always(sample => Assert.True(holds(sample)), iter, seed, print);

    public static void Always<T1, T2>(this Gen<(T1, T2)> gen, Action<T1, T2> holds, int iter = Samples) => gen.Always(sample => holds(sample.Item1, sample.Item2), iter);

    public static void Always<T1, T2>(this Gen<(T1, T2)> gen, Func<T1, T2, bool> holds, int iter = Samples) => gen.Always(sample => holds(sample.Item1, sample.Item2), iter);

    public static void Always<T1, T2, T3>(this Gen<(T1, T2, T3)> gen, Action<T1, T2, T3> holds, int iter = Samples) =>
        gen.Always(sample => holds(sample.Item1, sample.Item2, sample.Item3), iter);

    public static void Always<T1, T2, T3>(this Gen<(T1, T2, T3)> gen, Func<T1, T2, T3, bool> holds, int iter = Samples) =>
        gen.Always(sample => holds(sample.Item1, sample.Item2, sample.Item3), iter);
}
