using System.Globalization;

namespace Agent.Planning.Answers.Words;

/// <summary>Replies in English.</summary>
internal sealed class EnglishReplies : ReplyWords
{
    public override string AddWorkbook => "Add a workbook to begin.";

    public override string WhichDoYouMean => "Which do you mean?";

    public override string LeavingOut => "Leaving it out, I can tell:";

    public override string NotUnderstood => "I did not understand the question.";

    public override string NothingFits => "I find nothing in this workbook that the question could be about.";

    public override string NotSureWhich => "I am not sure which of these you mean.";

    public override string NotWorkedOut => "The figure could not be worked out.";

    public override string QueryNotAnswered => "This query cannot be answered.";

    public override string GaveNothing => "It gave nothing.";

    public override string Explained(string reading, string sheet) =>
        $"I read it as: {reading}. The figures come from the sheet {sheet}; "
        + "below the answer you can open the query and the rows that were used and left out.";

    public override string Closest(IEnumerable<string> names) => $"Closest: {string.Join(", ", names)}.";

    public override string NotFound(string term, string title) => $"I don't find “{term}” in {title}.";

    public override string UnclearPart(string term, string title) =>
        $"“{term}” is in {title}, but I don't see what part it has in the question.";

    public override string OutsideData(string range, string column, string first, string last) =>
        $"There is nothing {range}: {column} runs from {first} to {last}.";

    public override string MonthOnly(string column) =>
        $"{column} says the month, not the day: I can tell months, quarters and years, but no days, weeks or weekdays.";

    public override string Unused(IReadOnlyList<string> words)
    {
        var quoted = PhraseText.Join([.. words.Select(word => $"“{word}”")], "and");
        return $"I am not sure what {quoted} {(words.Count == 1 ? "means" : "mean")} here.";
    }

    public override string Columns(int count, ColumnChoice choice) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {Name(choice)}.");

    public override string NoColumns(string sheet, ColumnChoice choice) => $"{sheet} has no {Name(choice)}.";

    public override string Sheets(int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "sheet" : "sheets")}.");

    public override string AndMore(IEnumerable<string> names) => $"{string.Join(", ", names)} and more";

    public override string NothingToMeasure(string title) => $"{title}: nothing to work it out from.";

    public override string Interval(string low, string high) => $"95 % interval {low}–{high}";

    public override string Blank => "(blank)";

    public override string Records(int count, bool isMore) =>
        (isMore ? "more than " : string.Empty)
        + string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "record" : "records")}");

    public override string RestInTable => " … (all in the table)";

    private static string Name(ColumnChoice choice) => choice switch
    {
        ColumnChoice.Dates => "columns of dates",
        ColumnChoice.Numbers => "columns of numbers",
        ColumnChoice.MostlyEmpty => "columns that are mostly empty",
        ColumnChoice.Empty => "empty columns",
        _ => "columns",
    };
}
