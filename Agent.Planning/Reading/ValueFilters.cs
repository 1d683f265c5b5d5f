using Agent.Planning.Linking;
using Agent.Planning.Reading.Conditions;

namespace Agent.Planning.Reading;

/// <summary>Makes conditions of the values named in a question: several of one column are one condition, grades reach up or down.</summary>
internal sealed class ValueFilters(Sentence sentence)
{
    /// <summary>Conditions with the token each begins at.</summary>
    public IReadOnlyList<(Condition Condition, int At, IReadOnlyList<Link> Links)> Read()
    {
        var found = new List<(Condition, int, IReadOnlyList<Link>)>();
        foreach (var column in sentence.Links.Where(link => link.Kind == TermKind.Value).GroupBy(link => (link.Column, link.Sheet)))
        {
            var links = WithoutSupersets([.. column]);
            foreach (var part in links.GroupBy(link => IsTakenOut(link, links)))
                found.Add((Make([.. part], part.Key), part.Min(link => link.Start), [.. part]));
        }

        foreach (var link in sentence.Links.Where(link => link.Kind == TermKind.Value))
            sentence.Use(link.Start, link.End);
        return found;
    }

    /// <summary>"not in A, B or C" takes out all three.</summary>
    private bool IsTakenOut(Link link, List<Link> links)
    {
        if (Negation.At(sentence, link.Start))
            return true;
        var before = links.Find(other => other.End < link.Start && Enumerable.Range(other.End, link.Start - other.End).All(at => sentence.Is(at, ",", "or", "and", "nor", "/", "the", "in")));
        return before is not null && IsTakenOut(before, links);
    }

    /// <summary>"burns (fire + chemical)": what says it closer stands for what says it broader.</summary>
    private static List<Link> WithoutSupersets(List<Link> links)
    {
        if (links.Count < 2)
            return links;
        var hasWhole = links.Exists(link => link.IsWhole);
        return [.. links.Where(link => link.Values.Count == 1
            ? !(hasWhole && !link.IsWhole && links.Exists(other => other.IsWhole && other.Values.Contains(link.Values[0])))
            : !links.Exists(other => !ReferenceEquals(other, link) && other.Values.Count < link.Values.Count && ((other.IsWhole && !link.IsWhole) || other.Values.All(link.Values.Contains))))];
    }

    private Condition Make(List<Link> links, bool isNegated)
    {
        var column = new ColumnRef(links[0].Sheet, links[0].Column!);
        var values = links.SelectMany(link => Reach(link, column)).SelectMany(value => WithItem(column.Column, value)).Distinct(StringComparer.Ordinal).ToList();
        if (IsWordList(column) && links.Count == 1)
            return new TextCondition([column], "contains", values.MinBy(value => value.Length)!, isNegated);
        return new ValueCondition(column, values, isNegated);
    }

    /// <summary>"level II or higher": the grades from there on.</summary>
    private IReadOnlyList<string> Reach(Link link, ColumnRef column)
    {
        var scale = Scales.Of(column.Column);
        if (scale.Count == 0 || link.Values.Count != 1)
            return link.Values;
        var place = scale.ToList().IndexOf(link.Values[0]);
        if (place < 0)
            return link.Values;
        if (sentence.Is(link.End, "or", "and") && sentence.Is(link.End + 1, "higher", "above", "more", "worse", "over", "greater", "up", "heavier"))
            return Used(link.End, link.End + 2, scale.Skip(place));
        if (sentence.Is(link.End, "or", "and") && sentence.Is(link.End + 1, "lower", "below", "less", "lighter", "better", "under"))
            return Used(link.End, link.End + 2, scale.Take(place + 1));
        if (sentence.Is(link.End, "+"))
            return Used(link.End, link.End + 1, scale.Skip(place));
        var before = sentence.Before(link.Start, 3, at => sentence.Is(at, "than") || sentence.LinkAt(at) is { Kind: TermKind.Column }, "least", "above", "over", "higher", "worse", "below", "under", "lower");
        if (before < 0)
            return link.Values;
        return sentence.Tokens[before].Lower switch
        {
            "least" => Used(before - 1, before + 1, scale.Skip(place)),
            "below" or "under" or "lower" => Used(before, before + 2, scale.Take(place)),
            _ => Used(before, before + 2, scale.Skip(place + 1)),
        };
    }

    private List<string> Used(int start, int end, IEnumerable<string> values)
    {
        sentence.Use(start, end);
        return [.. values];
    }

    /// <summary>The value, and the cells that hold it as one of several: "Fire" and "Explosion,Fire".</summary>
    private static IEnumerable<string> WithItem(Core.Datasets.ColumnProfile column, string value) =>
        column.Kind == Core.Datasets.ColumnKind.Text && column.ValuesComplete && !value.Contains(',', StringComparison.Ordinal)
            ? column.Values.Select(other => other.Value).Where(other => other == value || Items(other).Contains(value, StringComparer.OrdinalIgnoreCase))
            : [value];

    private static string[] Items(string cell) => cell.Contains(',', StringComparison.Ordinal) ? cell.Split(',', StringSplitOptions.TrimEntries) : [];

    /// <summary>A column of key words, several to a cell though not parted by its separator: one of them is found inside the cell.</summary>
    private static bool IsWordList(ColumnRef column) =>
        column.Column.Kind == Core.Datasets.ColumnKind.Text && column.Column.Distinct > 300
        && column.Column.Values.Take(500).Count(value => value.Value.Contains(',', StringComparison.Ordinal)) > Math.Min(500, column.Column.Values.Count) * 0.4;
}
