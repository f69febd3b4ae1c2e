using System.Globalization;

namespace CphBot.Tests.Causes;

/// <summary>The published codes, from the error tables of CPH, of the API gateway and of IAM, with the HTTP status that goes with them.</summary>
internal static class CodesOfTheReference
{
    private const string Service =
        "1 6 7 8 53 195 1028 65 66 196 3 42 54 61 62 99 124 1027 98 4 5 9 10 22 23 25 26 77 80 81 141 165 190 15 156 159 16 97 24 87 88 89 90-92 94 95 96 136 158 "
        + "11 48 49 50 161 52 2 27 28 29 30 142 143 144 157 162 166 70-76 82-84 125-133 78 163 164 14 117 118 119 134 135 102 103 104 107 108 113 137 155 167-172 173 199 191 "
        + "31-36 37-41 51 93 115 138 139 140 160 194 197 198 200-204 223 224 226 228 229 236 238 239 240 241 18 19 21 20 67 68 55-60 63 64 85 86 121 122 123 "
        + "17 43-47 69 79 100 101 105 106 109-112 114 116 174-176 192 193 1000-1073";

    private const string Gateway = "101:404 106:400 201:400 201:413 201:502 201:504 301:401 302:403 303:401 305:401 306:403 307:401 308:429 310:403 401:403 402:403 "
        + "601:500 602:400 605:500 606:500 608:500 609:500 610:502 611:500 612:500 613:503 802:403";

    private const string Iam = "1:401 61:401 62:401 63:401 64:401 66:401 67:401 2:403 3:403 80:403 81:403 82:403 83:403 4:404 5:409 7:400 9:400 11:400 72:400 73:400 1100-1118:400 12:429 6:500";

    public static IReadOnlyList<(string Code, int Status)> OfService { get; } = [.. Read("CPS.", Service)];

    public static IReadOnlyList<(string Code, int Status)> OfGateway { get; } = [.. Read("APIGW.", Gateway), .. Read("APIG.", Gateway)];

    public static IReadOnlyList<(string Code, int Status)> OfIam { get; } = [.. Read("IAM.", Iam)];

    public static IEnumerable<(string Code, int Status)> All => [.. OfService, .. OfGateway, .. OfIam];

    private static IEnumerable<(string Code, int Status)> Read(string prefix, string codes) =>
        from word in codes.Split(' ')
        let parts = word.Split(':')
        let ends = parts[0].Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray()
        from number in Enumerable.Range(ends[0], ends[^1] - ends[0] + 1)
        select ($"{prefix}{number:0000}", parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : number == 3 ? 500 : 400);
}
