using System.Globalization;
using Agent.Core.Datasets;
using Agent.Protocol;

namespace Agent.Core.Grounding;

/// <summary>Traces each figure of an answer to a cell of the run's results.</summary>
public static class AnswerGrounding
{
    /// <summary>Examines an answer.</summary>
    /// <param name="messageId">The message that holds the text.</param>
    /// <param name="text">The answer as the viewer sees it.</param>
    /// <param name="question">The question: figures repeated from it claim nothing.</param>
    /// <param name="sources">The tables of this run.</param>
    /// <param name="profile">The dataset: its row counts and ranges are known without a query.</param>
    /// <returns>The figures in text order; one without a source was found in no result.</returns>
    public static GroundingContent Check(
        string messageId, string text, string question, IReadOnlyCollection<GroundingSource> sources, DatasetProfile? profile = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(question);
        var results = new ResultFigures(sources);
        var asked = FigureScanner.Scan(question).Select(figure => figure.Value).ToHashSet();
        var figures = new List<GroundedFigure>();
        foreach (var figure in FigureScanner.Scan(text))
        {
            var source =
                results.Find(figure) ?? (IsRest(text, figure) ? results.FindRest(figure.Value, text[..figure.Start], figures) : null);
            if (source is null && (figure.Kind == FigureKind.Word || asked.Contains(figure.Value) || IsKnown(figure, text, profile)))
                continue;
            figures.Add(new GroundedFigure
            {
                Text = text.Substring(figure.Start, figure.Length),
                Start = figure.Start,
                Length = figure.Length,
                Value = figure.Value,
                Source = source,
            });
        }

        return new GroundingContent { MessageId = messageId, Figures = figures };
    }

    // "… and 36 more": the rows that are not named.
    private static bool IsRest(string text, Figure figure) =>
        text.AsSpan(figure.Start + figure.Length) is var behind
        && (behind.StartsWith(" more", StringComparison.Ordinal) || behind.StartsWith(" weitere", StringComparison.Ordinal));

    private static bool IsKnown(Figure figure, string text, DatasetProfile? profile) =>
        profile is not null
        && (
            profile.FileSheets.Count() == figure.Value
            || profile.Sheets.Any(sheet =>
                sheet.Rows == figure.Value
                || sheet.Entities == figure.Value
                || sheet.Columns.Count == figure.Value
                || sheet.Columns.Any(column =>
                    column.Distinct == figure.Value && text.Contains(column.Label, StringComparison.OrdinalIgnoreCase)
                )
                || sheet.Columns.Any(column =>
                    figure.Kind == FigureKind.Year ? CoversYear(column, figure.Value) : IsBound(column, figure.Value)
                )
            )
        );

    private static bool CoversYear(ColumnProfile column, double year) =>
        column.Kind.IsDate() && YearOf(column.Min) <= year && year <= YearOf(column.Max);

    private static double YearOf(string? isoDate) =>
        isoDate is { Length: >= 4 } && int.TryParse(isoDate.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? year
            : double.NaN;

    private static bool IsBound(ColumnProfile column, double value) =>
        column.Kind.IsNumeric() && (Is(column.Min, value) || Is(column.Max, value));

    private static bool Is(string? text, double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == value;
}
