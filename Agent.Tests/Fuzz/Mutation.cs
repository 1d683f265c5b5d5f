namespace Agent.Tests.Fuzz;

/// <summary>Changes bytes as chance will: flips, cuts, doubles, and what readers trip over.</summary>
internal static class Mutation
{
    private static readonly byte[][] Trips =
    [
        [0],
        [0xFF, 0xFE],
        [0xEF, 0xBB, 0xBF],
        "\""u8.ToArray(),
        "\r\n"u8.ToArray(),
        "-1"u8.ToArray(),
        "99999999999999999999"u8.ToArray(),
        "NaN"u8.ToArray(),
        "1e400"u8.ToArray(),
        "</c></row>"u8.ToArray(),
        "<c>"u8.ToArray(),
        "&#x0;"u8.ToArray(),
        "<![CDATA["u8.ToArray(),
        "]]>"u8.ToArray(),
        "<!--"u8.ToArray(),
        "{}"u8.ToArray(),
        "[[["u8.ToArray(),
        "null"u8.ToArray(),
        "\\uD800"u8.ToArray(),
        "data: "u8.ToArray(),
        "\n\n"u8.ToArray(),
        ","u8.ToArray(),
        ";"u8.ToArray(),
        "XFD1048576"u8.ToArray(),
        "A0"u8.ToArray(),
        [0xC3],
        [0xF0, 0x9F],
        [0xC1, 0xFF, 0xFF, 0xFF, 0xFF],
    ];

    public static byte[] Mutate(byte[] source, Random random)
    {
        var bytes = source.ToList();
        for (var change = random.Next(1, 6); change > 0 && bytes.Count > 0; change--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes.InsertRange(at, Trips[random.Next(Trips.Length)]);
                    break;
                case 4:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes.InsertRange(at, Enumerable.Repeat(bytes[at], random.Next(1, 3_000)));
                    break;
            }
        }

        return [.. bytes];
    }
}
