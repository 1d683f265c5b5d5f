using System.Collections.Frozen;
using Agent.Core.Datasets;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;

namespace Agent.Planning.Mentions;

/// <summary>Finds all names of a dataset in a question, overlapping ones included; what is meant is decided later.</summary>
internal sealed class SchemaLinker(LinkIndex index, IReadOnlyList<Token> tokens)
{
    private const int MaxTerms = 2_000;
    private const int MaxPerStart = 14;
    private const int FewValues = 8;

    private static readonly FrozenSet<string> KindNouns = WordLists.Of("kind_nouns");

    private readonly IReadOnlyList<(string Stem, MatchKind Kind)>[] _forms = Forms(index, tokens);

    /// <summary>The mentions.</summary>
    public IReadOnlyList<SchemaMention> Find()
    {
        var all = new List<SchemaMention>();
        for (var at = 0; at < tokens.Count; at++)
            all.AddRange(StartingAt(at).Select(NamedColumns.OfAllValues));
        return ListedKinds.Name(all, tokens).FindAll(mention => !NamedColumns.IsCodeOf(mention, all, tokens));
    }

    private static IReadOnlyList<(string, MatchKind)>[] Forms(LinkIndex index, IReadOnlyList<Token> tokens)
    {
        var matcher = new WordMatcher(index);
        var forms = new IReadOnlyList<(string, MatchKind)>[tokens.Count];
        for (var at = 0; at < tokens.Count; at++)
        {
            forms[at] = [.. matcher.Match(tokens[at]).Where(match => match.Kind == MatchKind.Exact || !IsForm(tokens[at]))];
            if (forms[at].Count == 0 && tokens[at].Kind == TokenKind.Word && tokens[at].Lower.Length >= 4 && !IsForm(tokens[at]))
                forms[at] = [.. index.Longer(tokens[at].Lower).Select(stem => (stem, MatchKind.Abbreviation))];
        }

        return forms;
    }

    /// <summary>Whether a word belongs to the form of questions: it names something only as it is written.</summary>
    private static bool IsForm(Token token) => StopWords.IsEmpty(token) || StopWords.IsSoft(token) || OperatorLexicon.Has(token.Lower);

    private IEnumerable<SchemaMention> StartingAt(int at)
    {
        if (tokens[at].Kind == TokenKind.Sign || (StopWords.IsGlue(tokens[at].Lower) && !tokens.IsLetter(at)))
            return [];
        var found = new List<(SchemaMention Mention, Term Term)>();
        var seen = new HashSet<Term>(ReferenceEqualityComparer.Instance);
        foreach (var (stem, _) in _forms[at])
        {
            var terms = index.ByStem(stem);
            foreach (var term in terms.Count > MaxTerms ? terms.OrderByDescending(term => term.Rows).Take(MaxTerms) : terms)
            {
                if (seen.Add(term) && Match(term, at) is { } mention)
                    found.Add((mention, term));
            }
        }

        if (IsRefusal(at))
            return Merge(found.FindAll(item => IsValueWith(tokens[at], item.Mention, item.Term)));
        found.AddRange(Initials(at));
        found.AddRange(RunTogether(at));
        found.AddRange(WrittenOut(at));
        found.AddRange(Coded(at));
        return Merge(found);
    }

    /// <summary>
    /// "train speed" for TRNSPD, "people killed" for TOTKLD: one to three neighbouring words, glue apart, that spell a coded header.
    /// </summary>
    private IEnumerable<(SchemaMention, Term)> Coded(int at)
    {
        if (index.Coded.Count == 0 || tokens[at].Kind != TokenKind.Word || IsForm(tokens[at]))
            yield break;
        List<string> words = [];
        for (var end = at; end < Math.Min(tokens.Count, at + 5) && words.Count < 3; end++)
        {
            if (words.Count > 0 && StopWords.IsGlue(tokens[end].Lower))
                continue;
            if (tokens[end].Kind != TokenKind.Word)
                yield break;
            words.Add(tokens[end].Singular);
            // "cost by site" says Cost in full: it spells no "co" and "st".
            foreach (var term in index.Coded.Where(term => words.Count == 1 || !words.Contains(term.Words[0].Lower)))
            {
                if (Spelled(term.Words[0].Lower, words) is > 0 and var coverage)
                    yield return (
                        new SchemaMention(
                            at,
                            end + 1,
                            term.Kind,
                            term.Sheet,
                            term.Column,
                            [],
                            MatchKind.Abbreviation,
                            coverage,
                            words.Count
                        )
                        {
                            Rows = term.Rows,
                        },
                        term
                    );
            }
        }
    }

    /// <summary>In the order of the question, and turned: "type of track" is TRKTYP or TYPTRK.</summary>
    private static double Spelled(string code, List<string> words) =>
        Math.Max(CodedNames.Spell(code, words), words.Count > 1 ? CodedNames.Spell(code, [.. words.AsEnumerable().Reverse()]) : 0);

    private SchemaMention? Match(Term term, int at)
    {
        var taken = new bool[term.Words.Count];
        var (end, words, worst, weight) = (at, 0, MatchKind.Exact, 0.0);
        for (var next = at; next < tokens.Count; next++)
        {
            if (Inside(term, taken, at, next) is { } hit)
            {
                taken[hit.Word] = true;
                weight += term.Words[hit.Word].Weight;
                worst = hit.Kind > worst ? hit.Kind : worst;
                words++;
                end = next + 1;
            }
            else if (next == at || !IsJoint(next, term) || next - end > 1)
            {
                break;
            }
        }

        if (words == 0 || (words > 1 && NamedColumns.IsCounting(tokens, at) && Word(term, new bool[term.Words.Count], at) is not (0, _)))
            return null;
        var coverage = term.Weight <= 0 ? 0 : weight / term.Weight;
        // A word that was defined means what it stands for as it was said, whole.
        if (coverage < (term.Defines is null ? 0.3 : 0.999))
            return null;
        if (term.Kind == TermKind.Column)
            end = BehindKindNoun(BehindGlue(term, end), coverage);
        return new SchemaMention(at, end, term.Kind, term.Sheet, term.Column, term.Values, worst, Math.Min(1, coverage), words)
        {
            Rows = term.Rows,
        };
    }

    // "events no area": a refusal goes on no name.
    private (int Word, MatchKind Kind)? Inside(Term term, bool[] taken, int start, int at) =>
        at > start && IsRefusal(at) ? null : Word(term, taken, at);

    /// <summary>"reported by", "fix-by": small words that the header has, too, belong to the name.</summary>
    private int BehindGlue(Term term, int end)
    {
        var glue = NameWords.Split(term.Column!.Name).Where(StopWords.IsGlue).ToHashSet(StringComparer.Ordinal);
        if (glue.Count == 0)
            return end;
        var next = end < tokens.Count && tokens[end].Lower is "-" or "–" ? end + 1 : end;
        // "reported by month" groups.
        return
            next < tokens.Count
            && glue.Contains(tokens[next].Lower)
            && !(next == end && tokens[next].Lower == "by" && !(next + 1 < tokens.Count && tokens[next + 1].Is("date", "dates")))
            ? next + 1
            : end;
    }

    /// <summary>"harm level" is Harm where nothing in the workbook is called a level.</summary>
    private int BehindKindNoun(int at, double coverage) =>
        coverage > 0.999
        && at < tokens.Count
        && KindNouns.Contains(tokens[at].Lower)
        && !_forms[at].Any(form => form.Kind <= MatchKind.Stem)
            ? at + 1
            : at;

    private (int Word, MatchKind Kind)? Word(Term term, bool[] taken, int at)
    {
        (int, MatchKind)? best = null;
        foreach (var (stem, kind) in _forms[at])
        {
            for (var i = 0; i < taken.Length; i++)
            {
                if (
                    !taken[i]
                    && term.Words[i].Stem == stem
                    && !IsDoerOf(term.Words[i].Lower, tokens[at])
                    && !(term.Kind == TermKind.Sheet && IsDoerOf(tokens[at], term.Words[i].Lower))
                    && (!IsForm(tokens[at]) || Stemmer.Singular(term.Words[i].Lower) == tokens[at].Singular)
                    && (best is null || kind < best.Value.Item2)
                )
                    best = (i, kind == MatchKind.Exact && term.Words[i].Lower != tokens[at].Lower ? MatchKind.Stem : kind);
            }
        }

        return best;
    }

    /// <summary>"no ambulance": a small "no" before a word is no column called No.</summary>
    private bool IsRefusal(int at) =>
        tokens[at].Text == "no"
        && at + 1 < tokens.Count
        && tokens[at + 1].Kind == TokenKind.Word
        && !tokens[at + 1].Is("and", "or", "is", "are", "was", "for", "of", "in");

    /// <summary>"due to no training": a value that begins with the small word and is said whole.</summary>
    private static bool IsValueWith(Token no, SchemaMention mention, Term term) =>
        mention is { Kind: TermKind.Value, IsWhole: true, Words: > 1 } && term.Words[0].Lower == no.Lower;

    /// <summary>"audits" are no auditors: who does a thing is not the thing, though the verb may ask for them.</summary>
    private static bool IsDoerOf(string word, Token token) =>
        (word.EndsWith("or", StringComparison.Ordinal) || word.EndsWith("er", StringComparison.Ordinal))
        && token.Singular != Stemmer.Singular(word)
        && token.Kind == TokenKind.Word
        && !token.Lower.EndsWith("ed", StringComparison.Ordinal)
        && !token.Singular.EndsWith("or", StringComparison.Ordinal)
        && !token.Singular.EndsWith("er", StringComparison.Ordinal)
        && token.Singular.Length > 3
        && word.StartsWith(token.Singular[..4], StringComparison.Ordinal)
        && token.Lower != token.Singular;

    /// <summary>"auditors" are no audits.</summary>
    private static bool IsDoerOf(Token token, string word) =>
        token.Kind == TokenKind.Word
        && (token.Singular.EndsWith("or", StringComparison.Ordinal) || token.Singular.EndsWith("er", StringComparison.Ordinal))
        && token.Singular.Length > 5
        && Stemmer.Singular(word) != token.Singular
        && token.Singular[..^2].StartsWith(Stemmer.Singular(word)[..Math.Min(4, Stemmer.Singular(word).Length)], StringComparison.Ordinal)
        && !Stemmer.Singular(word).EndsWith("or", StringComparison.Ordinal)
        && !Stemmer.Singular(word).EndsWith("er", StringComparison.Ordinal);

    // "days were lost" says Days Lost; "records by status" groups, and is no Record Status.
    private bool IsJoint(int at, Term term) =>
        tokens[at].Is("were", "was", "been")
        || (
            tokens[at].Kind == TokenKind.Sign
                ? tokens[at].Lower is "-" or "/" or "–" or "&" or "," or "."
                : StopWords.IsGlue(tokens[at].Lower)
                    && (!tokens[at].Is("by", "per") || term.Words.Any(word => word.Lower == tokens[at].Lower))
        );

    /// <summary>"LTIs" for Lost Time Injury, where the letters are no word of the data and of the language.</summary>
    private IEnumerable<(SchemaMention, Term)> Initials(int at)
    {
        var letters = tokens[at].Lower.TrimEnd('s');
        if (
            tokens[at].Kind != TokenKind.Word
            || letters.Length < 3
            || IsForm(tokens[at])
            || CommonWords.Has(tokens[at])
            || index.Knows(tokens[at].Stem)
        )
            yield break;
        foreach (var term in index.ByInitials(letters).Take(MaxPerStart))
            yield return (
                new SchemaMention(at, at + 1, term.Kind, term.Sheet, term.Column, term.Values, MatchKind.Abbreviation, 1, 1)
                {
                    Rows = term.Rows,
                },
                term
            );
    }

    /// <summary>"high potential incident (HPI)" for a column or a value called HPI: its letters written out, three to five words.</summary>
    private IEnumerable<(SchemaMention, Term)> WrittenOut(int at)
    {
        var letters = string.Empty;
        for (var end = at; end < Math.Min(tokens.Count, at + 5) && tokens[end].Kind == TokenKind.Word; end++)
        {
            letters += tokens[end].Lower[0];
            if (letters.Length < 3 || CommonWords.IsWord(letters))
                continue;
            var next = end + 1;
            // The letters in brackets say it again.
            if (
                next + 2 < tokens.Count
                && tokens[next].Lower == "("
                && tokens[next + 1].Singular.TrimEnd('s') == letters
                && tokens[next + 2].Lower == ")"
            )
                next += 3;
            var isCode = index.Codes.Contains(letters);
            foreach (
                var term in index
                    .ByKey(letters)
                    .Where(term =>
                        term.Words.Count == 1
                        && IsOfLetters(term.Words[0].Lower, letters)
                        && (term.Kind == TermKind.Column || (isCode && term.Kind == TermKind.Value))
                    )
            )
                yield return (
                    new SchemaMention(at, next, term.Kind, term.Sheet, term.Column, term.Values, MatchKind.Stem, 1, letters.Length)
                    {
                        Rows = term.Rows,
                    },
                    term
                );
        }
    }

    /// <summary>"permits actually start" is no PASS, whose stem its letters are.</summary>
    private static bool IsOfLetters(string word, string letters) => word == letters || (word == letters + "s" && !letters.EndsWith('s'));

    /// <summary>"nearmiss", "first aid" for Firstaid: the words of a name written together or apart.</summary>
    private IEnumerable<(SchemaMention, Term)> RunTogether(int at)
    {
        var key = string.Empty;
        for (var end = at; end < Math.Min(tokens.Count, at + 4); end++)
        {
            if (tokens[end].Kind is TokenKind.Sign)
            {
                if (tokens[end].Lower is "-" or "/")
                    continue;
                yield break;
            }

            // "events no area": no event number.
            if (end > at && IsRefusal(end))
                yield break;
            key += tokens[end].Stem;
            var terms = index.ByKey(key).Where(term => end > at || term.Words.Count > 1);
            foreach (var term in (end > at ? terms : terms.Union(index.ByWritten(tokens[at].Lower))).Take(20))
                yield return (
                    new SchemaMention(at, end + 1, term.Kind, term.Sheet, term.Column, term.Values, MatchKind.Stem, 1, end + 1 - at)
                    {
                        Rows = term.Rows,
                    },
                    term
                );
        }
    }

    /// <summary>One mention a span and column: of values, those whose names are said most completely.</summary>
    private static IEnumerable<SchemaMention> Merge(List<(SchemaMention Mention, Term Term)> found)
    {
        var merged = new List<SchemaMention>();
        foreach (
            var group in found.GroupBy(item =>
                (item.Mention.End, item.Mention.Kind, Sheet: item.Mention.Sheet.Table, Column: item.Mention.Column?.Name)
            )
        )
        {
            var best = group.Max(item => item.Mention.Coverage);
            var kind = group.Where(item => item.Mention.Coverage >= best - 1e-6).Min(item => item.Mention.Match);
            var tied = group
                .Where(item => item.Mention.Coverage >= best - 1e-6 && item.Mention.Match == kind)
                .Select(item => item.Mention)
                .ToList();
            if (group.Key.Kind != TermKind.Value)
            {
                merged.Add(tied[0]);
                continue;
            }

            // A whole value stands for itself; a part stands for all values that have it.
            var having = best > 0.99 ? tied : [.. group.Where(item => item.Mention.Match == kind).Select(item => item.Mention)];
            var values = having.SelectMany(mention => mention.Values).Distinct(StringComparer.Ordinal).ToList();
            if (values.Count > 60)
                continue;
            merged.Add(
                tied[0] with
                {
                    Values = values,
                    Rows = having.Sum(mention => mention.Rows),
                    Coverage =
                        best > 0.99 ? 1
                        : values.Count == 1 ? best
                        : Math.Min(best, 0.9),
                }
            );
        }

        return merged
            .OrderByDescending(mention => mention.End)
            .ThenByDescending(mention => mention.Coverage - (0.08 * (int)mention.Match) - (mention.Values.Count > FewValues ? 0.2 : 0))
            .ThenByDescending(mention => mention.Rows)
            .Take(MaxPerStart);
    }
}
