namespace Agent.Planning.Answers.Words;

/// <summary>
/// What is said in one language where there is no figure to tell: questions back, refusals, what the workbook is made of.
/// </summary>
internal abstract class ReplyWords
{
    /// <summary>"Add a workbook to begin."</summary>
    public abstract string AddWorkbook { get; }

    /// <summary>"Which do you mean?"</summary>
    public abstract string WhichDoYouMean { get; }

    /// <summary>Above readings that leave out a word which the workbook does not know.</summary>
    public abstract string LeavingOut { get; }

    /// <summary>"I did not understand the question."</summary>
    public abstract string NotUnderstood { get; }

    /// <summary>"I find nothing in this workbook that the question could be about."</summary>
    public abstract string NothingFits { get; }

    /// <summary>"I am not sure which of these you mean."</summary>
    public abstract string NotSureWhich { get; }

    /// <summary>"The figure could not be worked out."</summary>
    public abstract string NotWorkedOut { get; }

    /// <summary>"This query cannot be answered."</summary>
    public abstract string QueryNotAnswered { get; }

    /// <summary>"It gave nothing."</summary>
    public abstract string GaveNothing { get; }

    /// <summary>"I read it as: number of incidents, by Site. The figures come from the sheet Incidents; …"</summary>
    public abstract string Explained(string reading, string sheet);

    /// <summary>"Closest: A, B."</summary>
    public abstract string Closest(IEnumerable<string> names);

    /// <summary>"I don't find “cited” in Plant."</summary>
    public abstract string NotFound(string term, string title);

    /// <summary>"“cited” is in Plant, but I don't see what part it has in the question."</summary>
    public abstract string UnclearPart(string term, string title);

    /// <summary>"There is nothing in 2019: Date runs from 1 Jan 2023 to 6 Dec 2025."</summary>
    public abstract string OutsideData(string range, string column, string first, string last);

    /// <summary>"Date says the month, not the day: …"</summary>
    public abstract string MonthOnly(string column);

    /// <summary>"I am not sure what “cited” means here."</summary>
    public abstract string Unused(IReadOnlyList<string> words);

    /// <summary>"12 columns of dates."</summary>
    public abstract string Columns(int count, ColumnChoice choice);

    /// <summary>"Incident has no columns of dates."</summary>
    public abstract string NoColumns(string sheet, ColumnChoice choice);

    /// <summary>"3 sheets."</summary>
    public abstract string Sheets(int count);

    /// <summary>"A, B and more" of a list that is cut.</summary>
    public abstract string AndMore(IEnumerable<string> names);

    /// <summary>"LTIFR: nothing to work it out from."</summary>
    public abstract string NothingToMeasure(string title);

    /// <summary>"95 % interval 4.0–12.3".</summary>
    public abstract string Interval(string low, string high);

    /// <summary>"(blank)": a cell without a value.</summary>
    public abstract string Blank { get; }

    /// <summary>"12 records", "more than 100 records".</summary>
    public abstract string Records(int count, bool isMore);

    /// <summary>" … (all in the table)".</summary>
    public abstract string RestInTable { get; }
}
