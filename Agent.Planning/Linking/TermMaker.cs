using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Agent.Core.Datasets;
using Agent.Planning.Lexing;
using Agent.Protocol;

namespace Agent.Planning.Linking;

/// <summary>Makes the names of a sheet: the sheet, its columns, their values.</summary>
internal static class TermMaker
{
    private static readonly string[] Accidents =
    [
        Stemmer.Stem("incident"),
        Stemmer.Stem("accident"),
        Stemmer.Stem("event"),
        .. RowNouns.ForeignAccidents,
    ];

    private static readonly string[] FigureWords = ["total", "totals", "sum", "sums", "average", "averages", "count", "counts"];

    private static readonly string[] Compounds = [.. WordLists.Of("compound_nouns").Select(words => words.Replace('-', ' '))];

    // Every reading of every question asks for them.
    private static readonly ConditionalWeakTable<DatasetProfile, ConcurrentDictionary<SheetProfile, IReadOnlySet<string>>> KnownNouns = [];

    public static IEnumerable<Term> Terms(DatasetProfile profile, SheetProfile sheet)
    {
        foreach (var name in SheetNames(profile, sheet))
            yield return new Term(
                TermKind.Sheet,
                sheet,
                null,
                null,
                [.. NameWords.Split(name).Select(word => new TermWord(word, Stemmer.Stem(word), Weight(word, name)))],
                sheet.Rows
            );
        foreach (var word in CompoundNouns(sheet))
            yield return new Term(
                TermKind.Sheet,
                sheet,
                null,
                null,
                CompoundWordsOf(word),
                sheet.Rows
            );

        var frequency = Frequency(sheet);
        var nouns = Nouns(profile, sheet);
        foreach (var column in sheet.Columns)
        {
            foreach (var name in ColumnNames(column))
                yield return new Term(
                    TermKind.Column,
                    sheet,
                    column,
                    null,
                    [
                        .. HeaderWords
                            .Of(name)
                            .Where(part => !(part.IsUnit && part.Word.All(char.IsAsciiDigit)))
                            .Select(part => Word(part.Word, frequency, nouns, part.IsUnit)),
                    ],
                    column.Filled
                );
            foreach (var term in Values(sheet, column))
                yield return term;
            foreach (var term in column.Definitions.Select(definition => Defined(sheet, column, definition)))
                yield return term;
        }
    }

    /// <summary>Stems of the words that the sheet's rows are called by.</summary>
    public static IReadOnlySet<string> Nouns(DatasetProfile profile, SheetProfile sheet) =>
        KnownNouns
            .GetValue(profile, static _ => new(ReferenceEqualityComparer.Instance))
            .GetOrAdd(sheet, static (called, of) => FindNouns(of, called), profile);

    private static HashSet<string> FindNouns(DatasetProfile profile, SheetProfile sheet)
    {
        var nouns = SheetNames(profile, sheet).SelectMany(RowNouns.Of).Select(Stemmer.Stem).ToHashSet(StringComparer.Ordinal);
        nouns.UnionWith(
            sheet.RecordWords.Select(word => NameWords.Split(word)).Where(words => words.Count > 0).Select(words => Stemmer.Stem(words[^1]))
        );
        nouns.UnionWith(TitleNouns(profile, sheet));
        nouns.UnionWith(ReferredTo(profile, sheet));
        if (nouns.Any(RowNouns.IsAccident))
            nouns.UnionWith(Accidents);
        return nouns;
    }

    // "total cost" of a file incident-totals asks for a sum, not for the file.
    private static double Weight(string word, string name) =>
        StopWords.IsGlue(word) || (FigureWords.Contains(word) && NameWords.Split(name).Count > 1) ? 0.05 : 1;

    /// <summary>"near misses" of ids like NM-001: both words name the rows, unless they are a value of some of them.</summary>
    private static IEnumerable<string> CompoundNouns(SheetProfile sheet) =>
        sheet.RecordWords.Concat(InFull(sheet)).Where(word =>
            word.Contains(' ', StringComparison.Ordinal)
            && !sheet.Columns.Any(column => column.Values.Any(value => value.Value.Equals(word, StringComparison.OrdinalIgnoreCase)))
        );

    /// <summary>The last word names the rows; "near" or "corrective" alone does not.</summary>
    private static TermWord[] CompoundWordsOf(string noun)
    {
        var words = NameWords.Split(noun);
        return [.. words.Select((word, at) => new TermWord(word, Stemmer.Stem(word), at == words.Count - 1 ? 1 : 0.4))];
    }

    /// <summary>"corrective actions" of a sheet of actions.</summary>
    private static IEnumerable<string> InFull(SheetProfile sheet) =>
        Compounds.Where(words => sheet.RecordWords.Any(word => words.EndsWith(" " + word, StringComparison.Ordinal)));

    /// <summary>
    /// "Permit no" of another sheet refers to the rows of PTW log: they are permits, where their own headers have the word, too.
    /// </summary>
    private static IEnumerable<string> ReferredTo(DatasetProfile profile, SheetProfile sheet) =>
        profile
            .Relations.Where(relation =>
                relation.ManyToOne
                && relation.ToTable == sheet.Table
                && profile.Sheet(relation.FromTable) is { } from
                && !Joins.IsList(profile, from, sheet)
            )
            .Select(relation => NameWords.Split(relation.FromColumn))
            .Where(words => words is [_, .., var last] && CodeColumns.IsCode(last))
            .Select(words => Stemmer.Stem(words[^2]))
            .Where(stem => sheet.Columns.Any(column => NameWords.Split(column.Name).Any(word => Stemmer.Stem(word) == stem)));

    /// <summary>Whether a word stands in the file's name.</summary>
    public static bool IsOfTitle(DatasetProfile profile, Token token) =>
        token.Kind == TokenKind.Word && NameWords.Split(profile.Title).Any(word => Stemmer.Stem(word) == token.Stem);

    /// <summary>"inspector" is who inspects, not an inspection.</summary>
    public static bool IsActor(DatasetProfile profile, SheetProfile sheet, Token token) =>
        token.Stem != token.Singular
        && (
            token.Singular.EndsWith("er", StringComparison.Ordinal)
            || token.Singular.EndsWith("or", StringComparison.Ordinal)
            || token.Singular.EndsWith("ee", StringComparison.Ordinal)
        )
        && !SheetNames(profile, sheet).SelectMany(NameWords.Split).Any(word => Stemmer.Singular(word) == token.Singular);

    /// <summary>
    /// Plurals in the file's name speak of all its sheets, those apart that another sheet's rows are called by: "oil spills" of Land and
    /// Water.
    /// </summary>
    private static IEnumerable<string> TitleNouns(DatasetProfile profile, SheetProfile sheet) =>
        NameWords
            .Split(profile.Title)
            .Where(word => word.Length > 3 && Stemmer.Singular(word) != word)
            .Select(Stemmer.Stem)
            .Where(stem =>
                !profile.AskedSheets.Any(other =>
                    !ReferenceEquals(other, sheet)
                    && other.Rows > 0
                    && other.RecordWords.Concat(NameWords.Split(other.Name)).Any(word => Stemmer.Stem(word) == stem)
                )
            );

    /// <summary>Whether a word can stand for the rows of any sheet, and no other sheet's rows are called so.</summary>
    public static bool IsGeneralNoun(DatasetProfile profile, SheetProfile sheet, string stem) =>
        RowNouns.IsGeneral(stem)
        && !profile.AskedSheets.Any(other =>
            !ReferenceEquals(other, sheet)
            && other.Rows > 0
            && SheetNames(profile, other).SelectMany(NameWords.Split).Any(word => Stemmer.Stem(word) == stem)
        );

    private static IEnumerable<string> SheetNames(DatasetProfile profile, SheetProfile sheet)
    {
        yield return sheet.Name;
        foreach (var synonym in sheet.Synonyms)
            yield return synonym;
        if (profile.AskedSheets.Count(other => other.Rows > 0) == 1 && profile.Title != sheet.Name)
            yield return profile.Title;
    }

    private static IEnumerable<string> ColumnNames(ColumnProfile column)
    {
        // ACT of SEV_ACT is short for what is written out, and no act.
        if (column.Name.Any(char.IsLower) || Synonyms.WrittenOut(column.Name) is null)
            yield return column.Name;
        // INC# and "# of injuries" count or number something.
        if (column.Name.Contains('#', StringComparison.Ordinal))
            yield return column.Name.Replace("#", " number ", StringComparison.Ordinal);
        if (!string.Equals(column.Label, column.Name, StringComparison.OrdinalIgnoreCase))
            yield return column.Label;
        foreach (var synonym in column.Synonyms)
            yield return synonym;
        if (CompoundWords.Split(column.Name) is { } split)
            yield return split;
        if (Synonyms.WrittenOut(column.Name) is { } written)
            yield return written;
        if (
            column.Values.Count is > 1 and <= 6
            && column.Values.Any(value => value.Value.Trim().Equals("female", StringComparison.OrdinalIgnoreCase))
        )
            yield return "gender";
        if (UsStates.IsColumn(column) && !column.Name.Contains("state", StringComparison.OrdinalIgnoreCase))
            yield return "state";
    }

    private static Dictionary<string, int> Frequency(SheetProfile sheet) =>
        sheet
            .Columns.SelectMany(column => NameWords.Split(column.Name).Distinct())
            .GroupBy(word => word)
            .ToDictionary(group => group.Key, group => group.Count());

    private static TermWord Word(string word, Dictionary<string, int> frequency, IReadOnlySet<string> nouns, bool isUnit)
    {
        var stem = Stemmer.Stem(word);
        return new TermWord(
            word,
            stem,
            (isUnit ? HeaderWords.UnitWeight : 1)
                * NameWords.ColumnWeight(word, frequency.GetValueOrDefault(word, 1), nouns.Contains(stem)),
            nouns.Contains(stem)
        );
    }

    private static Term Defined(SheetProfile sheet, ColumnProfile column, ColumnDefinition definition) =>
        new(
            TermKind.Value,
            sheet,
            column,
            definition.Name,
            [.. NameWords.Split(definition.Name).Select(word => new TermWord(word, Stemmer.Stem(word), 1))],
            column.Filled
        )
        {
            Defines = definition.Values,
        };

    private static bool EndsInLetter(string value) =>
        value.TrimEnd() is [.., var last] text && char.IsAsciiLetterUpper(last) && (text.Length == 1 || !char.IsLetterOrDigit(text[^2]));

    private static IEnumerable<Term> Values(SheetProfile sheet, ColumnProfile column)
    {
        if (!column.Kind.IsText() || column.IsNarrative || column.IsIdentifier || Flags.IsFlag(column))
            yield break;
        foreach (var (value, rows) in column.Values)
        {
            if (value.Length > 80)
                continue;
            yield return Make(value);
            foreach (var asked in OtherNames(column, value))
                yield return Make(value, asked);

            Term Make(string shown, string? asked = null) =>
                new(
                    TermKind.Value,
                    sheet,
                    column,
                    shown,
                    [
                        .. NameWords
                            .Split(asked ?? shown)
                            .Select(word => new TermWord(
                                word,
                                Stemmer.Stem(word),
                                // Grade A and Line A end in a letter, no article.
                                word.Length == 1
                                && EndsInLetter(shown)
                                    ? 1
                                    : NameWords.ValueWeight(word)
                            )),
                    ],
                    rows
                );
        }
    }

    /// <summary>What a value is called besides: "Texas" for TX, "high" for the H of H, M and L, "class 1" for Class I.</summary>
    private static IEnumerable<string> OtherNames(ColumnProfile column, string value)
    {
        if (UsStates.IsColumn(column) && UsStates.Name(value) is { } name)
            yield return name;
        if (Scales.WordOf(column, value) is { } word)
            yield return word;
        if (
            NameWords.Split(value) is { Count: > 1 } words
            && NumberWords.Roman(words[^1].ToUpperInvariant()) is { } grade
            && char.IsAsciiLetterUpper(value.TrimEnd()[^1])
        )
            yield return string.Join(' ', words.SkipLast(1).Append(grade.ToString(CultureInfo.InvariantCulture)));
    }
}
