using System.Globalization;

namespace Agent.Data.Tools.Words;

/// <summary>What a table says of itself in English.</summary>
internal sealed class EnglishEvidenceWords : EvidenceWords
{
    public override string NotFitting(string filter) => $"not: {filter}";

    public override string NoRecord(Core.Datasets.LeftOutRows left, string sheet) => $"{left.Words}, not a record of {sheet}";

    public override string CountsBlanks(long rows, string column) =>
        string.Create(CultureInfo.InvariantCulture, $"Counts {rows:N0} {(rows == 1 ? "row" : "rows")} without {column}, too.");

    public override string Tabs(string table, IReadOnlyList<string> shown, int more) =>
        $"{table}: the rows of the sheets {string.Join(", ", shown)}{(more > 0 ? $" and {more} more" : string.Empty)}.";

    public override string Months(string table, string sheet) => $"{table}: a row for each month that is a column of the sheet {sheet}.";

    public override string Heading(string label) => label;

    protected override string Later(string column) => $"{column} is after the day asked for";

    protected override string Without(string column) => $"no {column}";
}
