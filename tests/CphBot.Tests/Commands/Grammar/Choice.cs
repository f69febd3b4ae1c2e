using CsCheck;

namespace CphBot.Tests.Commands.Grammar;

internal static class Choice
{
    /// <summary>Any of these, all as likely.</summary>
    public static Gen<T> Of<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(index => items[index]);
}
