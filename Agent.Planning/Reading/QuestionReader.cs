using Agent.Core.Datasets;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Times;

namespace Agent.Planning.Reading;

/// <summary>Reads a question: 1. tokens; 2. times and comparisons; 3. names linked to the dataset; 4. the query they make, or why there is none.</summary>
internal static class QuestionReader
{
    /// <summary>Days after which data that end count as old: times are then counted back from their end.</summary>
    internal const int OldAfterDays = 120;

    private const int Longest = 2_000;

    /// <param name="question">Any text.</param>
    /// <param name="profile">The dataset.</param>
    /// <param name="today">Today; relative times count back from it, or from the data's last day where that is earlier.</param>
    public static QuestionReading Read(string question, DatasetProfile profile, DateTime today)
    {
        var tokens = question.Length > Longest ? [] : Tokenizer.Read(question);
        if (!tokens.Any(token => token.Kind is TokenKind.Word))
            return QuestionReading.Refuse(RefusalKind.NotUnderstood, "I did not understand the question.");
        if (!profile.Sheets.Any(sheet => sheet.Rows > 0 && sheet.Columns.Count > 0))
            return QuestionReading.Refuse(RefusalKind.NotInData, "This dataset has no rows.");

        var context = Context(tokens, profile, today);
        var times = new TimeReader(tokens, context).Read();
        var comparisons = new ComparisonReader(tokens, at => times.Any(time => time.Start <= at && at < time.End)).Read();
        var sentence = new Sentence(profile, tokens, times, comparisons, context);
        OverdueReader.TakeKept(sentence);
        var text = TextReader.Span(sentence);
        var readings = new Linker(profile, tokens, at => sentence.IsTaken(at) || sentence.IsUsed(at) || (text is var (start, end) && start <= at && at < end)).Link(Bias.For(tokens, profile));
        var best = readings.OrderByDescending(reading => reading.Score - (times.Count > 0 && reading.Sheet.DefaultDateColumn is null ? 0.3 : 0)).First();
        sentence.Links = best.Links;
        sentence.Sheet = best.Sheet;
        return new QueryBuilder(sentence).Build();
    }

    /// <summary>The share of a question's telling words that the dataset knows, 0–1.</summary>
    public static double KnownWords(string question, DatasetProfile profile)
    {
        var index = LinkIndex.For(profile);
        var matcher = new WordMatcher(index);
        List<Token> telling = question.Length > Longest ? [] : [.. Tokenizer.Read(question).Where(token => token.Kind == TokenKind.Word && !StopWords.IsEmpty(token) && !StopWords.IsSoft(token) && !FunctionWords.Has(token))];
        return telling.Count == 0 ? 0 : (double)telling.Count(token => matcher.Match(token).Count > 0) / telling.Count;
    }

    /// <summary>What times of a question are counted from.</summary>
    internal static TimeContext Context(IReadOnlyList<Token> tokens, DatasetProfile profile, DateTime today)
    {
        var dates = profile.Sheets.SelectMany(sheet => sheet.Columns).Where(column => column.Kind.IsDate() && column.Filled > 0).ToList();
        var defaults = profile.Sheets.Select(sheet => sheet.Column(sheet.DefaultDateColumn)).OfType<ColumnProfile>().ToList();
        var first = dates.Select(column => TimeFilters.Parse(column.Min)).Min();
        var last = defaults.Select(column => TimeFilters.Parse(column.Max)).Max();
        // Registers lag some weeks behind: "last month" is the calendar's until they are old.
        var asOf = last is { } end && end < today.AddDays(-OldAfterDays) ? end : today;
        var due = today;
        var at = tokens.ToList().FindIndex(token => token.Is("as"));
        if (at >= 0 && at + 2 < tokens.Count && tokens[at + 1].Is("of") && new PointReader(tokens, new TimeContext(asOf, first, last)).Read(at + 2) is { } said && said.Range.Until is { } until)
            due = asOf = until.AddDays(-1);
        return new TimeContext(asOf.Date, first, last) { DueOn = due.Date };
    }
}
