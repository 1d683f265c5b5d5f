using Agent.Core.Datasets;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Times;

namespace Agent.Planning.Measures;

/// <summary>
/// Finds a measure of the trade by its whole name in a question; what else the question says must be a time or a column to break it down
/// by. A measure whose
/// name the workbook has as a column of its own is left to the ordinary reading.
/// </summary>
internal static class DomainQuestionReader
{
    private const int LongName = 3;

    // How a measure is worked out is the measure's business.
    private static readonly string[] Plain =
    [
        "calculate",
        "compute",
        "current",
        "our",
        "rate",
        "overall",
        "average",
        "mean",
        "median",
        "incidents",
        "chart",
        "plot",
    ];
    private static readonly string[] GroupWords = ["by", "per", "each", "across"];

    public static DomainQuestion? Read(string question, DatasetProfile profile, DateTime today)
    {
        var tokens = Tokenizer.Read(question);
        var named = (from name in MeasureNames.Of(profile)
                     where !IsOrdinary(name.Measure)
                     let places = Find(tokens, name.Name)
                     where places.Count > 0
                     orderby places.Count descending
                     select new { measure = name.Measure, places }).FirstOrDefault();
        if (named is null || HasColumn(profile, [.. named.places.Select(at => tokens[at])]))
            return null;

        var used = new bool[tokens.Count];
        foreach (var at in named.places)
            used[at] = true;
        var context = TimeContext.Of(tokens, profile, today);
        var times = new TimeReader(tokens, context).Read().ToList();
        foreach (var time in times)
            Use(used, time.Start, time.End);
        var asOf = named.measure.HasAsOf ? AsOf(tokens) : -1;
        if (asOf >= 0)
            Use(used, asOf, asOf + 2);
        times.RemoveAll(time => asOf >= 0 && time.Start - asOf is >= 0 and <= 3);
        if (named.measure.Missing is { } missing)
            return Refuse(named.measure, $"{named.measure.Title} cannot be worked out. {missing}");
        if (times.Count > 1 || times.Any(time => time.Range is null))
            return Refuse(
                named.measure,
                $"{named.measure.Title} is given for one stretch of time: a year, a quarter, a month, or from one day to another."
            );

        var period = named.measure.HasPeriod ? Period(tokens, used) : null;
        var group = Group(tokens, used, profile.Sheet(named.measure.Sheet));
        var left = tokens
            .Where(
                (token, i) =>
                    !used[i] && !StopWords.IsEmpty(token) && !StopWords.IsSoft(token) && !RowNouns.IsGeneral(token.Stem) && !token.Is(Plain)
            )
            .Select(token => token.Text)
            .ToList();
        return left.Count > 0
            ? Refuse(
                named.measure,
                $"{named.measure.Title} can be given for a time and by a column; "
                    + $"what \"{string.Join(' ', left)}\" means for it I do not know."
            )
            : new DomainQuestion(named.measure, times.Count == 0 ? null : times[0].Range, group, null)
            {
                AsOf = asOf >= 0 ? context.DueOn : null,
                Period = period,
            };
    }

    private static int AsOf(IReadOnlyList<Token> tokens) =>
        Enumerable.Range(0, Math.Max(0, tokens.Count - 1)).FirstOrDefault(at => tokens[at].Is("as") && tokens[at + 1].Is("of"), -1);

    /// <summary>"by month", "monthly", "month by month", "trend": the stretches, their words used up.</summary>
    private static string? Period(IReadOnlyList<Token> tokens, bool[] used)
    {
        string? period = null;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (used[at])
                continue;
            var adverb = tokens[at].Lower switch
            {
                "monthly" => "month",
                "quarterly" => "quarter",
                "yearly" or "annual" or "annually" => "year",
                _ => null,
            };
            var unit =
                tokens[at].Is("month", "quarter", "year")
                && (at == 0 || tokens[at - 1].Is(GroupWords) || tokens[at - 1].Is("every", "over"))
                    ? tokens[at].Lower
                    : null;
            if ((adverb ?? unit) is { } said)
            {
                period = said;
                Use(used, unit is null || at == 0 ? at : at - 1, at + 1);
            }
            else if (
                tokens[at].Is("trend", "trends", "development", "time")
                && (tokens[at].Lower != "time" || (at > 0 && tokens[at - 1].Is("over")))
            )
            {
                period ??= "month";
                Use(used, tokens[at].Lower == "time" ? at - 1 : at, at + 1);
            }
        }

        return period;
    }

    private static DomainQuestion Refuse(MeasureProfile measure, string message) => new(measure, null, null, message);

    private static void Use(bool[] used, int start, int end) => Array.Fill(used, true, start, end - start);

    /// <summary>Where the words of a name stand: together, or, where there are three or more to tell it by, in any order.</summary>
    private static List<int> Find(IReadOnlyList<Token> tokens, IReadOnlyList<Token> words)
    {
        for (var at = 0; at + words.Count <= tokens.Count; at++)
        {
            if (StandsAt(tokens, at, words) && !IsWordOfTheLanguage(tokens, at, words))
                return [.. Enumerable.Range(at, words.Count)];
        }

        if (words.Count < LongName)
            return [];
        var places = new List<int>(words.Count);
        foreach (var word in words)
        {
            if (IndexOf(tokens, word) is not (>= 0 and var at))
                return [];
            places.Add(at);
        }

        return places;
    }

    private static bool StandsAt(IReadOnlyList<Token> tokens, int at, IReadOnlyList<Token> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (tokens[at + i].Stem != words[i].Stem)
                return false;
        }

        return true;
    }

    private static int IndexOf(IReadOnlyList<Token> tokens, Token word)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].Stem == word.Stem)
                return at;
        }

        return -1;
    }

    // "Overdue" is a condition like others to the ordinary reading, which groups and lists by it as well.
    private static bool IsOrdinary(MeasureProfile measure) => measure.Name == "overdue_actions";

    /// <summary>"so far" is no FAR: letters that are a word, too, name a measure where they are written as letters.</summary>
    private static bool IsWordOfTheLanguage(IReadOnlyList<Token> tokens, int at, IReadOnlyList<Token> words) =>
        words.Count == 1 && FunctionWords.Has(words[0]) && !tokens[at].IsCode;

    private static bool HasColumn(DatasetProfile profile, IReadOnlyList<Token> name) =>
        profile.Sheets.SelectMany(sheet => sheet.Columns).Any(column => Stems(column.Name).SequenceEqual(name.Select(token => token.Stem)));

    private static IEnumerable<string> Stems(string name) => NameWords.Split(name).Select(Stemmer.Stem);

    /// <summary>The column behind "by": the one with the longest name that stands there.</summary>
    private static string? Group(IReadOnlyList<Token> tokens, bool[] used, SheetProfile? sheet)
    {
        var word = tokens.ToList().FindIndex(token => token.Is(GroupWords));
        if (word < 0 || sheet is null)
            return null;
        var found = (from column in sheet.Columns
                     let stems = Stems(column.Name).ToList()
                     where stems.Count > 0 && stems.SequenceEqual(tokens.Skip(word + 1).Take(stems.Count).Select(token => token.Stem))
                     orderby stems.Count descending
                     select (column.Name, stems.Count)).FirstOrDefault();
        if (found.Name is not null)
            Use(used, word, word + 1 + found.Count);
        return found.Name;
    }
}
