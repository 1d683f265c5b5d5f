namespace Agent.Planning.Ranking;

/// <summary>
/// What tells whether the best reading is right: its lead over readings with another figure, words left unused, weak links, the look of the
/// result.
/// </summary>
internal static class CertaintySignals
{
    private static readonly string[] Features =
    [
        "unused:content",
        "unused:soft",
        "unused:time",
        "unused:comparison",
        "unused:number",
        "role:none",
        "value:part",
        "value:shared part",
        "value:Misspelling",
        "value:Synonym",
        "value:Abbreviation",
        "value:person",
        "value:long text",
        "value:many values",
        "value:function word",
        "value:inside longer name",
        "value:rival, fewer rows",
        "value:rival, most rows",
        "value:other sheet",
        "column:other sheet",
        "column:Misspelling",
        "column:Synonym",
        "column:Abbreviation",
        "column:rival",
        "column:rival said more",
        "measure:count unsaid",
        "measure:Sum unsaid",
        "measure:Mean unsaid",
        "table:named",
        "table:another named",
        "result:empty",
        "result:no figure",
        "result:zero",
        "result:problem",
        "result:top of ones",
        "result:all the same",
        "result:one group",
        "result:all rows",
        "result:share of all",
        "noun:guessed",
        "text:free",
        "value:verb",
        "value:verb before a time",
        "value:rows all",
        "date:default",
        "date:other",
        "measure:implied",
        "result:negative",
        "shape:scalar",
        "shape:groups",
        "shape:top",
        "shape:rows",
        "shape:share",
        "shape:compare",
        "shape:side by side",
        "shape:count of groups",
        "shape:groups having",
        "period:any year",
        "number:compared",
        "text:said",
    ];

    /// <summary>The signals in a fixed order.</summary>
    /// <param name="ordered">The score of each of the best readings, best first, and whether it is the answer of the first.</param>
    /// <param name="feature">The value of a feature of the best reading.</param>
    /// <param name="isComplete">Whether every word that carries meaning was used.</param>
    public static double[] Of(IReadOnlyList<(double Score, bool IsSame)> ordered, Func<string, double> feature, bool isComplete)
    {
        var highest = ordered[0].Score;
        var all = ordered.Sum(item => Math.Exp(item.Score - highest));
        var same = ordered.Where(item => item.IsSame).Sum(item => Math.Exp(item.Score - highest)) / all;
        var next = ordered.Where(item => !item.IsSame).Select(item => item.Score).DefaultIfEmpty(highest - 8).Max();
        return
        [
            same,
            Math.Min(8, highest - next),
            Math.Log(same / Math.Max(1e-4, 1 - same)),
            Math.Min(10, Math.Max(-10, highest)),
            isComplete ? 1 : 0,
            .. Features.Select(name => Math.Min(3, feature(name))),
        ];
    }
}
