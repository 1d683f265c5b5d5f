namespace Agent.Planning.Mentions;

/// <summary>
/// What a word or phrase of the language asks for. Its words stand in <c>Lexicon/operators.txt</c> under the same name in snake_case.
/// </summary>
internal enum Sense
{
    Count, Total, HowMuch, Mean, Median, Maximum, Minimum, Most, Least, Top, Bottom, Latest, Earliest,
    By, Each, Ranked, Ascending, Which, Who, When, Where, List,
    Share, Ratio, Difference, Versus, Change, Trend,
    Negation, Except, Without, Blank, Given, Both, Either, Neither, Only, Distinct, AtOnce, ForAll,
    Overdue, Open, Closed, Late, OnTime, Duration, Rolling, Cumulative, Predict, Cause,
    Chart, ChartBar, ChartLine, ChartPie, ChartHeat, Pivot, Mention, Starts, Having, Rate, TimesMore, OfThe, Tie, Range,
    Happen, LostTime, Aside,
}
