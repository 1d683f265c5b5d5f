using Agent.Core.Datasets;
using Agent.Planning.Mentions;

namespace Agent.Planning.Segments;

/// <summary>
/// Finds the best ways to cut a question, for each sheet as the subject. What it drops is never read, so it keeps several.
/// </summary>
internal sealed class Segmenter(Question question)
{
    private const int PerSheet = 14;
    private const int PerPlace = 16;
    private const int Most = 36;

    private readonly ItemWorth _worth = new(question);
    private readonly SubjectSheets _subjects = new(question);

    private readonly List<Item> _items =
    [
        .. question.Names.Select(Item.Of),
        .. question.Times.Select(Item.Of),
        .. question.Periods.Select(Item.Of),
    ];

    /// <summary>The segmentations, best first.</summary>
    public IReadOnlyList<Segmentation> Find() =>
        [
            .. _subjects
                .Find()
                .SelectMany(Best)
                .Where(segmentation => !_subjects.IsElsewhere(segmentation))
                .OrderByDescending(segmentation => segmentation.Score)
                .Take(Most),
        ];

    private IEnumerable<Segmentation> Best(SheetProfile sheet)
    {
        var byEnd = _items
            .Select(item => (Item: item, Worth: _worth.Of(sheet, item)))
            .Where(item => item.Worth > 0.05)
            .GroupBy(item => item.Item.End)
            .ToDictionary(group => group.Key, group => group.ToList());
        var best = new List<(double Score, Item? Last, int From, int Rank)>[question.Tokens.Count + 1];
        best[0] = [(0, null, -1, 0)];
        for (var end = 1; end <= question.Tokens.Count; end++)
        {
            var ways = best[end - 1].Select((way, rank) => (way.Score, (Item?)null, end - 1, rank)).ToList();
            foreach (var (item, worth) in byEnd.GetValueOrDefault(end) ?? [])
                ways.AddRange(best[item.Start].Select((way, rank) => (way.Score + worth, (Item?)item, item.Start, rank)));
            best[end] = [.. ways.OrderByDescending(way => way.Item1).Take(PerPlace)];
        }

        var subject = _subjects.Worth(sheet);
        return best[^1].Take(PerSheet).Select((way, rank) => new Segmentation(sheet, Items(best, rank), way.Score + subject));
    }

    private List<Item> Items(List<(double Score, Item? Last, int From, int Rank)>[] best, int rank)
    {
        var items = new List<Item>();
        for (var end = question.Tokens.Count; end > 0;)
        {
            var way = best[end][rank];
            if (way.Last is not null)
                items.Insert(0, way.Last);
            (end, rank) = (way.From, way.Rank);
        }

        return items;
    }
}
