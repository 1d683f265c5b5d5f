namespace Agent.Tests.Support.Hostile;

/// <summary>CSV files whose rows, cells or columns grow beyond what their size says.</summary>
internal static class HostileTexts
{
    public static IEnumerable<HostileFile> All()
    {
        yield return new(
            "columns.csv",
            "columns",
            path => File.WriteAllLines(path, Enumerable.Repeat(string.Join(',', Enumerable.Range(0, 100_000)), 3))
        );
        yield return new("commas.csv", "columns", path => File.WriteAllText(path, "a,b\n1,2\n" + new string(',', 1_000_000)));
        yield return new("semicolons.csv", "columns", path => File.WriteAllText(path, "a;b\n" + new string(';', 50_000) + "\n"));
        yield return new(
            "late.csv",
            "columns",
            path => File.WriteAllLines(path, [.. Enumerable.Repeat("1,2,3", 40_000), new string(',', 30_000)])
        );
        yield return new(
            "tabs.csv",
            "columns",
            path => File.WriteAllText(path, "a\tb\n" + string.Concat(Enumerable.Repeat("1\t", 9_000)) + "\n")
        );
        yield return new("cell.csv", null, path => File.WriteAllText(path, "Id,Text\n1,\"" + new string('x', 30_000_000) + "\"\n"));
        yield return new(
            "unclosed.csv",
            null,
            path => File.WriteAllText(path, "Id,Text\n1,\"" + string.Concat(Enumerable.Repeat("abc,def\n", 1_000_000)))
        );
        yield return new("lines.csv", null, path => File.WriteAllText(path, "Id,Text\n1,a\n" + new string('\n', 5_000_000)));
        yield return new(
            "wide-area.csv",
            "too many cells",
            path => File.WriteAllLines(path, [string.Join(',', Enumerable.Range(0, 1_900)), .. Enumerable.Repeat("1", 140_000)])
        );
        yield return new(
            "distinct.csv",
            null,
            path =>
                File.WriteAllLines(
                    path,
                    [
                        string.Join(',', Enumerable.Range(0, 40).Select(c => $"Column {c}")),
                        .. Enumerable
                            .Range(0, 20_000)
                            .Select(row => string.Join(',', Enumerable.Range(0, 40).Select(c => $"value {row} of {c}"))),
                    ]
                )
        );
    }
}
