using Agent.Core.Datasets;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Times;

namespace Agent.Planning.Reading;

/// <summary>A question with all that was found in it: tokens, times, comparisons and, once a sheet is chosen, names.</summary>
internal sealed class Sentence(DatasetProfile profile, IReadOnlyList<Token> tokens, IReadOnlyList<TimeMark> times, IReadOnlyList<Comparison> comparisons, TimeContext context)
{
    private readonly bool[] _used = new bool[tokens.Count];

    public DatasetProfile Profile { get; } = profile;

    public IReadOnlyList<Token> Tokens { get; } = tokens;

    public IReadOnlyList<TimeMark> Times { get; } = times;

    public IReadOnlyList<Comparison> Comparisons { get; } = comparisons;

    public TimeContext Context { get; } = context;

    /// <summary>The names, once the subject is chosen.</summary>
    public IReadOnlyList<Link> Links { get; set; } = [];

    /// <summary>The subject.</summary>
    public SheetProfile Sheet { get; set; } = null!;

    /// <summary>Whether a token belongs to a time or a comparison, so that it names nothing.</summary>
    public bool IsTaken(int at) => Times.Any(time => time.Start <= at && at < time.End) || Comparisons.Any(comparison => comparison.Start <= at && at < comparison.End);

    /// <summary>Marks tokens as understood.</summary>
    public void Use(int start, int end)
    {
        for (var i = Math.Max(0, start); i < Math.Min(end, _used.Length); i++)
            _used[i] = true;
    }

    public bool IsUsed(int at) => _used[at];

    public bool Is(int at, params ReadOnlySpan<string> words) => at >= 0 && at < Tokens.Count && Tokens[at].Is(words);

    /// <summary>The first token that is one of the words; -1 when there is none.</summary>
    public int Find(params ReadOnlySpan<string> words) => FindFrom(0, words);

    public int FindFrom(int start, params ReadOnlySpan<string> words)
    {
        for (var i = Math.Max(0, start); i < Tokens.Count; i++)
        {
            if (Tokens[i].Is(words))
                return i;
        }

        return -1;
    }

    public bool Has(params ReadOnlySpan<string> words) => Find(words) >= 0;

    /// <summary>Where words follow each other; -1 when they do not.</summary>
    public int FindPhrase(string phrase)
    {
        var words = phrase.Split(' ');
        for (var i = 0; i + words.Length <= Tokens.Count; i++)
        {
            var at = i;
            if (words.Select((word, offset) => Tokens[at + offset].Is(word)).All(same => same))
                return i;
        }

        return -1;
    }

    public bool HasPhrase(params ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            if (FindPhrase(phrase) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>Whether one of the words stands before a token, with nothing between but words that <paramref name="between"/> lets pass, at most <paramref name="reach"/>.</summary>
    public int Before(int at, int reach, Func<int, bool> between, params ReadOnlySpan<string> words)
    {
        for (var i = at - 1; i >= Math.Max(0, at - 1 - reach); i--)
        {
            if (Tokens[i].Is(words))
                return i;
            if (!between(i))
                return -1;
        }

        return -1;
    }

    /// <summary>The link that a token belongs to.</summary>
    public Link? LinkAt(int at) => Links.FirstOrDefault(link => link.Start <= at && at < link.End);

    /// <summary>The first link that starts at or after a token, no further than so many tokens.</summary>
    public Link? LinkAfter(int at, int reach) => Links.FirstOrDefault(link => link.Start >= at && link.Start <= at + reach);
}
