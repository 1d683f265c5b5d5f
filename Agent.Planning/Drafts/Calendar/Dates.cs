using System.Collections.Frozen;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Drafts;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Drafts.Calendar;

/// <summary>Which date column a time is about.</summary>
internal static class Dates
{
    private const int MaxOthers = 3;

    private static readonly FrozenSet<string> ClosingVerbs = WordLists.Of("closing_verbs");
    private static readonly string[] Prepositions =
        ["in", "on", "at", "of", "by", "from", "for", "during", "before", "after", "since", "until"];

    private static readonly string[] Askers = ["we", "they", "you", "i", "did", "to"];

    /// <summary>
    /// The sheet's default date, else that of a sheet with one row for each of its rows; null for none. A date that is the same in every
    /// row is none.
    /// </summary>
    public static Field? Default(Draft draft)
    {
        if (draft.Sheet.Column(draft.Sheet.DefaultDateColumn) is { Distinct: > 1 } own)
            return new Field(own.Name);
        foreach (var other in draft.Question.Profile.AskedSheets)
        {
            if (
                !ReferenceEquals(other, draft.Sheet)
                && other.Column(other.DefaultDateColumn) is { Distinct: > 1 } date
                && Joins.IsToOne(draft.Question.Profile, draft.Sheet, other)
            )
                return new Field(date.Name, other.Table);
        }

        return null;
    }

    /// <summary>Whether a question speaks of time at all: only then a date is what it is about.</summary>
    public static bool AreAsked(Draft draft) =>
        draft.Question.Times.Count > 0
        || draft.Question.Periods.Count > 0
        || draft.Question.Comparisons.Any(comparison => comparison.Unit is not null)
        || draft.Question.Operators.Any(op =>
            op.Sense
                is Sense.Latest
                    or Sense.Earliest
                    or Sense.When
                    or Sense.Trend
                    or Sense.Duration
                    or Sense.Rolling
                    or Sense.Cumulative
                    or Sense.Change
        );

    /// <summary>Further dates of the sheet, those first that a word of the question names.</summary>
    public static IReadOnlyList<Field> Others(Draft draft) =>
        [
            .. draft
                .Sheet.Columns.Where(column => column.Kind.IsDate() && column.Filled > 0 && column.Distinct > 1)
                .Select(column => new Field(column.Name))
                .Where(field => field != draft.Date)
                .OrderByDescending(field => Said(draft, field))
                .Take(MaxOthers),
        ];

    /// <summary>
    /// How many different words of the date's name the question says: "fires that started" one of <c>Started</c>, "by planned start" two of
    /// Planned start and one of Actual start.
    /// </summary>
    public static int Said(Draft draft, Field field) =>
        Names(draft, field).Select(at => draft.Question.Tokens[at].Stem).Distinct(StringComparer.Ordinal).Count();

    /// <summary>How many words are said of the date of the sheet of whose name most are said.</summary>
    public static int MostSaid(Draft draft) =>
        draft
            .Sheet.Columns.Where(column => column.Kind.IsDate() && column.Filled > 0)
            .Select(column => Said(draft, new Field(column.Name)))
            .DefaultIfEmpty(0)
            .Max();

    /// <summary>Uses the words that name a date: they say which one is meant, and nothing else.</summary>
    public static void UseName(Draft draft, Field field)
    {
        foreach (var at in Names(draft, field).Where(at => draft.Cues.ItemAt(at) is null))
            draft.Ledger.Use(at, at + 1);
    }

    private static IEnumerable<int> Names(Draft draft, Field field)
    {
        var (tokens, times) = (draft.Question.Tokens, draft.Question.Times);
        return draft.ColumnOf(field) is not { } column
            ? []
            : Enumerable
                .Range(0, tokens.Count)
                .Where(at =>
                    draft.Question.NamesDate(column, at)
                    && !IsNoun(draft, tokens[at])
                    && !draft.IsOfCondition(at)
                    && !times.Any(time => time.Start <= at && at < time.End)
                );
    }

    /// <summary>"incidents in 2024" names the records, not Incident Date.</summary>
    private static bool IsNoun(Draft draft, Token token) =>
        TermMaker.Nouns(draft.Question.Profile, draft.Sheet).Contains(token.Stem)
        || draft.Question.Names.Any(name =>
            name is { Kind: TermKind.Sheet, IsWhole: true } && ReferenceEquals(draft.Question.Tokens[name.Start], token)
        );

    /// <summary>
    /// The date column whose name shares a word with one of the tokens before a place: "closed in 2015", "due before March".
    /// </summary>
    public static ColumnProfile? Said(Draft draft, int at)
    {
        for (var before = at - 1; before >= Math.Max(0, at - 5); before--)
        {
            var token = draft.Question.Tokens[before];
            // "days to closing for events of 2024": the events are of that year.
            if (IsNoun(draft, token) && draft.Question.Is(before - 1, "for", "of", "from", "among", "those"))
                return null;
            if (SaidRole(draft, before, at) is { } role && Only(draft, role) is { } only)
                return only;
            if (
                token.Kind != TokenKind.Word
                || token.Lower.Length < 3
                || StopWords.IsEmpty(token)
                || IsNoun(draft, token)
                || draft.IsOfCondition(before)
            )
                continue;
            // "actions" of Action due and Action done tells neither.
            var named = draft
                .Sheet.Columns.Where(column => column.Kind.IsDate() && column.Filled > 0 && draft.Question.NamesDate(column, before))
                .ToList();
            if (named is [var column] && IsNamedBy(draft, column, token))
                return column;
        }

        return null;
    }

    /// <summary>"did we close this year", "closed in May": done then, whatever the date of it is called.</summary>
    private static bool IsActOfClosing(Draft draft, int at, int time) =>
        ClosingVerbs.Contains(draft.Question.Tokens[at].Lower)
        && (
            draft.Question.Tokens[at].Lower.EndsWith("ed", StringComparison.Ordinal)
                ? StandsBefore(draft, at, time)
                : draft.Question.Is(at - 1, Askers)
        );

    // "closed in May", "closed May": nothing but a preposition lies between.
    private static bool StandsBefore(Draft draft, int at, int time) =>
        at == time - 1 || (at == time - 2 && draft.Question.Is(time - 1, Prepositions));

    /// <summary>"due in May", "due before March": to be done then, whatever the date of it is called.</summary>
    private static DateRole? SaidRole(Draft draft, int at, int time) =>
        IsActOfClosing(draft, at, time) ? DateRole.Closed
        : draft.Question.Is(at, "due") && StandsBefore(draft, at, time) ? DateRole.Due
        : null;

    private static ColumnProfile? Only(Draft draft, DateRole role) =>
        draft.Sheet.Columns.Where(column => column.DateRole == role && column.Filled > 0).ToList() is [var only] ? only : null;

    /// <summary>"done in May" alone is not the Action Done: a word that says little names a date only with the rest of its name.</summary>
    private static bool IsNamedBy(Draft draft, ColumnProfile column, Token token) =>
        DateNames.Has(column, token)
        && (!StopWords.IsSoft(token) || DateNames.Stems(column).All(word => draft.Question.Tokens.Any(said => said.Stem == word)));

    /// <summary>A column of whole years; null where the sheet has none.</summary>
    public static ColumnProfile? YearColumn(SheetProfile sheet) =>
        sheet.Columns.FirstOrDefault(column =>
            column.Kind == ColumnKind.Integer
            && NameWords.Split(column.Name).Contains("year")
            && int.TryParse(column.Min, out var min)
            && int.TryParse(column.Max, out var max)
            && min >= 1700
            && max <= 2100
        );
}
