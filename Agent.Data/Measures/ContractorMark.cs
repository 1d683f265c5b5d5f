using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries;

namespace Agent.Data.Measures;

/// <summary>Which incidents are those of contractors.</summary>
internal static class ContractorMark
{
    /// <summary>Found by a column that tells contractors from others, or a yes/no column; null where there is none.</summary>
    public static EventTest? Find(SheetProfile? incidents)
    {
        foreach (
            var column in incidents?.Columns.Where(column =>
                column is { Kind: ColumnKind.Text, ValuesComplete: true, Values.Count: > 1 and <= 12 }
            ) ?? []
        )
        {
            var values = column
                .Values.Select(value => value.Value)
                .Where(value => LooseText.Words(value).Any(word => word is "contractor" or "subcontractor"))
                .ToList();
            if (values.Count > 0 && values.Count < column.Values.Count)
                return EventTest.In(column, values);
        }

        return RoleFinder.Flag(incidents, "contractor");
    }

    /// <summary>The incidents of those asked for, and the hours of the same people.</summary>
    /// <exception cref="ToolRefusal">The sheets do not tell them apart.</exception>
    public static (Predicate? Incidents, Operand Hours, string? Note) Of(MeasureContext context)
    {
        var (hours, words) = (context.Roles.Hours!, context.Words);
        Operand own = new ColumnValue(new Field(hours.Column.Name));
        var mark = context.Roles.Contractors;
        if (context.Workforce == Workforce.All)
        {
            // Incidents of contractors over hours of own people alone make the rate too high: it is said, and how to ask for either.
            var note =
                hours.Contractor is { } beside && mark is not null
                    ? words.HoursAlone(hours.Column.Label, beside.Label)
                    : null;
            return (null, own, note);
        }

        if (mark is null || hours.Contractor is not { } contractor)
            throw new ToolRefusal(
                "measure_unavailable",
                mark is null
                    ? $"{context.Sheet.Name} does not say which incidents are those of contractors."
                    : $"{hours.Sheet.Name} has no hours of contractors."
            );
        var test = words.Test(mark, context.Sheet);
        return context.Workforce == Workforce.Contractors
            ? (mark.Where, new ColumnValue(new Field(contractor.Name)), words.OfContractors(test, contractor.Label))
            : (new Negation(mark.Where), own, words.WithoutContractors(test, hours.Column.Label));
    }
}
