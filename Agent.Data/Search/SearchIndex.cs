using System.Runtime.InteropServices;
using Agent.Data.Queries;

namespace Agent.Data.Search;

/// <summary>An inverted index over the text of one sheet, ranked by BM25. Built once, then read by any number of threads.</summary>
internal sealed class SearchIndex
{
    // The usual settings: k1 how soon a repeated term stops to count, b how much a long text is held against it.
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly Dictionary<string, List<(int Document, int Count)>> _postings = new(StringComparer.Ordinal);
    private readonly List<long> _rows = [];
    private readonly List<int> _lengths = [];
    private double _meanLength = 1;

    public int Documents => _rows.Count;

    /// <summary>Adds a document. Only before <see cref="Seal"/>.</summary>
    public void Add(long row, string text)
    {
        var document = _rows.Count;
        _rows.Add(row);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var length = 0;
        foreach (var term in SearchTerms.Read(text))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _)++;
            length++;
        }

        _lengths.Add(length);
        foreach (var (term, count) in counts)
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_postings, term, out _);
            (list ??= []).Add((document, count));
        }
    }

    public SearchIndex Seal()
    {
        _meanLength = Math.Max(1, _lengths.Count == 0 ? 1 : _lengths.Average());
        return this;
    }

    /// <summary>All documents that hold a term of the text, best first.</summary>
    /// <param name="text">What to look for.</param>
    /// <param name="corrected">Told of each term that was read as another one: as written (stem) and as found.</param>
    /// <param name="except">A row to leave out; null for none.</param>
    public IReadOnlyList<SearchHit> Search(string text, Action<string, string> corrected, long? except = null)
    {
        var scores = new Dictionary<int, double>();
        foreach (var asked in SearchTerms.Read(text).Distinct())
        {
            var term = asked;
            if (!_postings.TryGetValue(term, out var documents))
            {
                if (Nearest(asked) is not { } found)
                    continue;
                corrected(asked, found);
                (term, documents) = (found, _postings[found]);
            }

            var weight = Math.Log(1 + ((Documents - documents.Count + 0.5) / (documents.Count + 0.5)));
            foreach (var (document, count) in documents)
            {
                var score = weight * count * (K1 + 1) / (count + (K1 * (1 - B + (B * _lengths[document] / _meanLength))));
                CollectionsMarshal.GetValueRefOrAddDefault(scores, document, out _) += score;
            }
        }

        return [.. scores
            .Select(score => new SearchHit(_rows[score.Key], Math.Round(score.Value, 3)))
            .Where(hit => hit.Row != except)
            .OrderByDescending(hit => hit.Score)
            .ThenBy(hit => hit.Row)];
    }

    /// <summary>The term a misspelt one most likely is; the more frequent of two as near. Short words resemble too much to guess.</summary>
    private string? Nearest(string term)
    {
        if (term.Length < 4)
            return null;
        var least = term.Length < 8 ? 0.74 : 0.79;
        return _postings
            .Where(entry => Math.Abs(entry.Key.Length - term.Length) <= 2)
            .Select(entry => (Term: entry.Key, Likeness: LooseText.Similarity(term, entry.Key), entry.Value.Count))
            .Where(candidate => candidate.Likeness >= least)
            .OrderByDescending(candidate => candidate.Likeness)
            .ThenByDescending(candidate => candidate.Count)
            .Select(candidate => candidate.Term)
            .FirstOrDefault();
    }
}
