using System.Collections.Frozen;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Drafts;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Drafts.Amounts;

/// <summary>
/// "the most expensive", "the longest": an adjective that names a measure without its column. Its nouns are read from
/// <c>Lexicon/adjectives.txt</c>.
/// </summary>
internal static class ImpliedMeasures
{
    private const int MaxColumns = 2;

    private static readonly Dictionary<string, HashSet<string>> Nouns = Read();
    private static readonly FrozenSet<string> MoneyWords = WordLists.Of("money_words");
    private static readonly FrozenSet<string> MoneyHeaders = WordLists.Of("money_headers");

    /// <summary>
    /// The draft, and where an adjective of extremes stands without a number column, one draft for each column it may measure.
    /// </summary>
    public static IEnumerable<Draft> Of(Draft draft)
    {
        SayMoney(draft);
        SayComparedMoney(draft);
        yield return draft;
        if (draft.Stats.Count > 0)
            yield break;
        // "how much $$ in damage" spends on Damage Cost, which is named in part.
        foreach (var money in Money(draft))
            yield return money;
        // A number column that is named is what the adjective measures.
        if (draft.Question.Names.Any(name => name is { Kind: TermKind.Column, Coverage: >= 0.5 } && Numbers.IsMeasure(name.Column!)))
            yield break;
        foreach (
            var op in draft.Question.Operators.Where(op =>
                op.Sense is Sense.Maximum or Sense.Minimum or Sense.Latest or Sense.Earliest or Sense.Most
                && !draft.Cues.Covered(op)
                && !draft.Ledger.IsUsed(op.Start)
            )
        )
        {
            if (
                !Nouns.TryGetValue(
                    string.Join(' ', draft.Question.Tokens.Skip(op.Start).Take(op.End - op.Start).Select(token => token.Lower)),
                    out var nouns
                )
            )
                continue;
            foreach (
                var column in draft
                    .Sheet.Columns.Where(column => Numbers.IsMeasure(column) && column.Filled > 0)
                    .Select(column => (Column: column, Word: LastNoun(column, nouns)))
                    .Where(item => item.Word >= 0)
                    .OrderBy(item => item.Word)
                    .Take(MaxColumns)
            )
            {
                var next = draft.Clone();
                next.Stats.Add((new ColumnValue(new Field(column.Column.Name)), op.Start));
                next.Features.Add("measure:implied");
                next.Features.Add($"measure:implied:{op.Sense}");
                yield return next;
            }
        }
    }

    /// <summary>"spend on parts", "dollars": where a column of money is measured, words of money say the same.</summary>
    private static void SayMoney(Draft draft)
    {
        if (
            !draft.Stats.Exists(stat =>
                stat.Of is ColumnValue { Field: var field } && draft.ColumnOf(field) is { } column && IsMoney(column)
            )
        )
            return;
        for (var at = 0; at < draft.Question.Tokens.Count; at++)
        {
            if (MoneyWords.Contains(draft.Question.Tokens[at].Lower) && draft.Cues.ItemAt(at) is null)
                draft.Ledger.Use(at, at + 1);
        }
    }

    /// <summary>"above one million dollars" of a column of money: the word is the unit of the bound, and asks for no total.</summary>
    private static void SayComparedMoney(Draft draft)
    {
        foreach (var part in draft.Parts.Where(part => part is { Predicate: CompareValue, Column: { } column } && IsMoney(column)))
        {
            for (var at = Math.Max(1, part.Start); at <= Math.Min(part.End, draft.Question.Tokens.Count - 1); at++)
            {
                if (MoneyWords.Contains(draft.Question.Tokens[at].Lower) && draft.Question.Tokens[at - 1].Number is not null)
                    draft.Ledger.Use(at, at + 1);
            }
        }
    }

    /// <summary>Whether a column says by its header or its unit that it holds money.</summary>
    public static bool IsMoney(ColumnProfile column) =>
        NameWords.Split(CompoundWords.Split(column.Name) ?? column.Name).Any(MoneyHeaders.Contains)
        || column.Name.AsSpan().IndexOfAny('$', '€', '£') >= 0
        || (column.Unit is { } unit && MoneyHeaders.Contains(unit.ToLowerInvariant()));

    /// <summary>"how much did we spend", "total $": each column that says by its header that it holds money.</summary>
    private static IEnumerable<Draft> Money(Draft draft)
    {
        for (var at = 0; at < draft.Question.Tokens.Count; at++)
        {
            var word = draft.Question.Tokens[at].Lower;
            if (!(MoneyWords.Contains(word) || word.Trim('$', '€', '£').Length == 0) || draft.Ledger.IsUsed(at))
                continue;
            foreach (
                var column in draft
                    .Sheet.Columns.Where(column => Numbers.IsMeasure(column) && column.Filled > 0)
                    .Where(IsMoney)
                    .Take(MaxColumns)
            )
            {
                var next = draft.Clone();
                next.Stats.Add((new ColumnValue(new Field(column.Name)), at));
                next.Ledger.Use(at, at + 1);
                SayMoney(next);
                next.Features.Add("measure:implied by money");
                yield return next;
            }

            yield break;
        }
    }

    /// <summary>Words of the column's name behind its noun; -1 where it has none.</summary>
    private static int LastNoun(ColumnProfile column, HashSet<string> nouns)
    {
        var words = NameWords.Split(CompoundWords.Split(column.Name) ?? column.Name);
        for (var at = words.Count - 1; at >= 0; at--)
        {
            if (nouns.Contains(Stemmer.Stem(words[at])))
                return words.Count - 1 - at;
        }

        return -1;
    }

    private static Dictionary<string, HashSet<string>> Read()
    {
        var nouns = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var line in WordLists.Lines("adjectives.txt"))
        {
            var sides = line.Split(':');
            foreach (var adjective in sides[0].Split('|', StringSplitOptions.TrimEntries))
                nouns[adjective] = [.. sides[1].Split('|', StringSplitOptions.TrimEntries).Select(Stemmer.Stem)];
        }

        return nouns;
    }
}
