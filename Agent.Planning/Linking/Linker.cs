using Agent.Core.Datasets;
using Agent.Planning.Lexing;

namespace Agent.Planning.Linking;

/// <summary>Chooses, for each sheet as the subject, the set of links that explains most of the question; the sheet that explains most is asked.</summary>
internal sealed class Linker(DatasetProfile profile, IReadOnlyList<Token> tokens, Func<int, bool> isBlocked)
{
    private const double WholeName = 1;
    private const double CountedName = 1;
    private const double OtherSheet = 0.82;

    /// <param name="bias">What the question's form adds to a link, such as a sum for "how many people".</param>
    /// <returns>Readings, best first; none where the dataset has no filled sheet.</returns>
    public IReadOnlyList<LinkedQuestion> Link(Func<Link, double> bias)
    {
        var found = new LinkFinder(LinkIndex.For(profile), tokens, isBlocked).Find();
        return
        [
            .. profile.Sheets.Where(sheet => sheet.Rows > 0 && sheet.Columns.Count > 0)
                .Select(sheet => Choose(sheet, found, bias))
                .OrderByDescending(reading => reading.Score),
        ];
    }

    private LinkedQuestion Choose(SheetProfile sheet, IReadOnlyList<Link> found, Func<Link, double> bias)
    {
        var usable = found.Select(link => (Link: link, Value: Value(sheet, link, bias))).Where(item => item.Value > 0).GroupBy(item => item.Link.End).ToDictionary(group => group.Key, group => group.ToList());
        // best[i]: the most that the first i tokens can be worth, and the last link of that reading.
        var best = new (double Score, Link? Last)[tokens.Count + 1];
        for (var end = 1; end <= tokens.Count; end++)
        {
            best[end] = (best[end - 1].Score, null);
            foreach (var (link, value) in usable.GetValueOrDefault(end) ?? [])
            {
                if (best[link.Start].Score + value > best[end].Score + 1e-9)
                    best[end] = (best[link.Start].Score + value, link);
            }
        }

        var links = new List<Link>();
        for (var end = tokens.Count; end > 0;)
        {
            if (best[end].Last is { } link)
                links.Insert(0, link);
            end = best[end].Last?.Start ?? end - 1;
        }

        return new LinkedQuestion(sheet, links, best[tokens.Count].Score + Subject(sheet));
    }

    /// <summary>A sheet whose name the question says, early and as the thing counted, is what it asks about.</summary>
    private double Subject(SheetProfile sheet)
    {
        var nouns = TermMaker.Nouns(profile, sheet);
        var said = tokens.Select((token, i) => (token, i)).Where(item => nouns.Contains(item.token.Stem)).Select(item => item.i).ToList();
        var size = Math.Log10(1 + sheet.Rows) * 0.001;
        var date = sheet.DefaultDateColumn is null ? 0 : 0.02;
        return size + date + (said.Count == 0 ? 0 : 0.35 + (0.1 / (1 + said[0]))) + Named(sheet);
    }

    /// <summary>"audit findings" is the sheet of that name and no other of findings; "how many inspections" counts the rows of Inspection.</summary>
    private double Named(SheetProfile sheet)
    {
        var name = NameWords.Split(sheet.Name).Select(Stemmer.Stem).ToList();
        var at = Enumerable.Range(0, Math.Max(0, tokens.Count - name.Count + 1)).FirstOrDefault(at => name.Count > 0 && name.Select((word, i) => tokens[at + i].Stem == word).All(same => same), -1);
        if (at < 0)
            return 0;
        return name.Count > 1 ? WholeName : IsCountedAt(at) ? CountedName : 0;
    }

    private bool IsCountedAt(int at) =>
        at >= 2 && ((tokens[at - 1].Is("many") && tokens[at - 2].Is("how")) || (tokens[at - 1].Is("of") && tokens[at - 2].Is("number", "count")));

    private double Value(SheetProfile sheet, Link link, Func<Link, double> bias)
    {
        var reach = ReferenceEquals(link.Sheet, sheet) ? 1 : link.Kind == TermKind.Sheet ? 0.5 : Joins.Between(profile, sheet, link.Sheet) is null ? 0 : OtherSheet;
        if (reach == 0 || link.Quality < 0.38)
            return 0;
        var weight = link.Tokens.Sum(at => StopWords.IsEmpty(tokens[at]) ? 0.1 : FunctionWords.Has(tokens[at]) && link.Tokens.All(other => FunctionWords.Has(tokens[other])) ? 0.3 : StopWords.IsSoft(tokens[at]) ? 0.55 : 1);
        if (link.Kind == TermKind.Sheet)
            weight *= 0.75;
        return (weight * (link.Quality + bias(link)) * reach) + (0.08 * (link.Tokens.Count - 1));
    }
}
