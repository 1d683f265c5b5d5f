using Agent.Planning.Lexing;
using Agent.Planning.Mentions;

namespace Agent.Planning.Drafts;

/// <summary>What stands before and after a piece of a question, and so tells its role.</summary>
internal sealed class Cues(Question question, IReadOnlyList<Item> items)
{
    private const int Reach = 3;

    private readonly Dictionary<int, string> _before = [];
    private readonly Dictionary<OperatorMention, bool> _covered = new(ReferenceEqualityComparer.Instance);
    private List<Sense>? _senses;

    /// <summary>What the operators ask for that are no part of a name, each once.</summary>
    public IReadOnlyList<Sense> Senses => _senses ??= [.. question.Operators.Where(op => !Covered(op)).Select(op => op.Sense).Distinct()];

    /// <summary>The operator in force before a token, the kind of piece that precedes it ("and", "item"), or the preposition.</summary>
    public string Before(int at)
    {
        if (_before.TryGetValue(at, out var known))
            return known;
        return _before[at] = FindBefore(at);
    }

    /// <summary>The operator before a token, within a few words that say nothing.</summary>
    public OperatorMention? OperatorBefore(int at, int reach = Reach)
    {
        for (var before = at - 1; before >= Math.Max(0, at - reach - 1); before--)
        {
            if (question.Operators.FirstOrDefault(op => op.Start <= before && before < op.End && !Covered(op)) is { } found)
                return found;
            if (ItemAt(before) is not null || question.IsContent(before))
                return null;
        }

        return null;
    }

    /// <summary>The piece that holds a token; null where none does.</summary>
    public Item? ItemAt(int at)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Start <= at && at < items[i].End)
                return items[i];
        }

        return null;
    }

    /// <summary>Whether an operator's words are part of a name here.</summary>
    public bool Covered(OperatorMention op)
    {
        if (!_covered.TryGetValue(op, out var known))
            _covered[op] = known = IsCovered(op);
        return known;
    }

    private bool IsCovered(OperatorMention op) =>
        // "at least 155" bounds, and ranks nothing.
        (
            op.Sense is Sense.Least or Sense.Most or Sense.Maximum or Sense.Minimum
            && question.Comparisons.Any(comparison => comparison.Start <= op.Start && op.End <= comparison.End)
        )
        || items.Any(item =>
            item.Start < op.End
            && op.Start < item.End
            // "past their investigation due date" holds the date's name whole.
            && !(op.Sense is Sense.Overdue or Sense.Late or Sense.OnTime && op.Start < item.Start && item.End <= op.End)
        );

    /// <summary>The preposition or sign right before a token; "start" at the beginning, "word" for any other word.</summary>
    public string Preposition(int at)
    {
        if (at <= 0)
            return "start";
        var word = question.Tokens[at - 1].Lower;
        if (word is "the" or "a" or "an" or "any" or "all" or "its" or "their")
            return Preposition(at - 1);
        return
            word
                is "of"
                    or "in"
                    or "on"
                    or "at"
                    or "for"
                    or "from"
                    or "with"
                    or "by"
                    or "to"
                    or "and"
                    or "or"
                    or "per"
                    or "is"
                    or "are"
                    or "was"
                    or "were"
                    or ","
                    or "("
                    or "under"
                    or "as"
                    or "during"
                    or "involving"
                    or "involved"
                    or "between"
            ? word
            : "word";
    }

    private string FindBefore(int at)
    {
        for (var before = at - 1; before >= Math.Max(0, at - Reach - 1); before--)
        {
            if (ItemAt(before) is { } item)
                return question.Is(at - 1, "and", "&", ",", "or", "versus") && before >= at - 3
                    ? $"and+{Simple(Before(item.Start))}"
                    : "item";
            if (question.Operators.FirstOrDefault(op => op.Start <= before && before < op.End) is { } found)
                return found.Sense.ToString();
            if (question.IsContent(before) && question.Tokens[before].Number is null)
                return "content";
        }

        return at - Reach - 1 <= 0 ? "start" : "none";
    }

    private static string Simple(string cue) => cue.StartsWith("and+", StringComparison.Ordinal) ? cue[4..] : cue;
}
