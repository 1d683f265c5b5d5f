using Agent.Core.Datasets;

namespace Agent.Data.Measures;

/// <summary>Where hours worked are.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Column">The column of hours.</param>
/// <param name="Date">The day or month the hours belong to; null when they are not dated.</param>
internal sealed record HoursColumn(SheetProfile Sheet, ColumnProfile Column, ColumnProfile? Date)
{
    /// <summary>"Hours Worked", said once where the sheet is called as its column, else "Payroll.Hours".</summary>
    public string Name => Sheet.Name == Column.Label ? Column.Label : $"{Sheet.Name}.{Column.Label}";

    /// <summary>Hours of contractors beside them; null where the sheet has none.</summary>
    public ColumnProfile? Contractor { get; init; }
}
