using System.Text.RegularExpressions;

namespace CphBot.Tests.Commands.Grammar;

/// <summary>Spells out the forms that a usage text promises, with a sample in each place.</summary>
internal static partial class UsageForms
{
    private static readonly Dictionary<string, string> Samples = new()
    {
        ["<phone>"] = "web-0007",
        ["<phones>"] = "web-0001..web-0040 and db-*",
        ["<group>"] = "checkout",
        ["<server>"] = "cph-01",
        ["<status>"] = "failed",
        ["<text>"] = "web",
        ["<number>"] = "1042",
        ["<choice>"] = "2",
        ["<name>"] = "shop",
        ["<person>"] = "Lee",
        ["<time>"] = "yesterday 14:00",
        ["<reason>"] = "it hangs",
        ["<command>"] = "restart phone web-0007",
        ["<size>"] = "64",
        ["<line>"] = "\"getprop sys.boot_completed\"",
        ["<apk>"] = "obs://apps/shop.apk",
        ["<tar>"] = "obs://files/settings.tar",
        ["<package>"] = "com.example.shop",
        ["<property>"] = "persist.sys.locale=zh-CN",
        ["<folder>"] = "obs://backup/2026-11",
        ["<object>"] = "obs://backup/2026-11/web-0007",
        ["<page>"] = "2",
        ["<tag>"] = "env=prod",
        ["<event>"] = "0a1b2c3d4e5f",
        ["<image>"] = "golden-12",
        ["<encoder>"] = "encoder-01",
        ["<bandwidth>"] = "line-1",
        ["<mbps>"] = "50",
        ["<project>"] = "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
        ["command"] = "restart phone",
        ["N"] = "2",
    };

    public static IEnumerable<string> Of(string usage) =>
        Spell(usage).Select(form => Place().Replace(form, place => Samples[place.Value]));

    private static IEnumerable<string> Spell(string usage)
    {
        var choice = Choice().Match(usage);
        if (!choice.Success) return [usage];

        var (before, after) = (usage[..choice.Index], usage[(choice.Index + choice.Length)..]);
        var options = choice.Groups[1].Value.Split('|').Select(option => before + " " + option.Trim() + after);
        return options.Prepend(before + after).SelectMany(Spell);
    }

    [GeneratedRegex(@" \[([^\]]*)\]")]
    private static partial Regex Choice();

    [GeneratedRegex(@"<\w+>|\bcommand\b|\bN\b")]
    private static partial Regex Place();
}
