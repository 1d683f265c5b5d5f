using Agent.Core.Datasets;
using Agent.Protocol;

namespace Agent.Core.Queries.Chips;

/// <summary>The records asked about, and the columns shown where they are listed.</summary>
internal static class RecordsChips
{
    public static IEnumerable<Chip> Of(ChipContext context)
    {
        yield return new Chip(QueryChipKinds.Records, context.Labels.Records(context.Phrases), "/from")
        {
            Alternatives = context.Offer(Others(context)),
        };
        if (context.Query.Rows is { Columns.Count: > 0 } rows)
        {
            yield return new Chip(
                QueryChipKinds.Records,
                context.Phrases.Showing([.. rows.Columns.Select(context.Labels.Column)]),
                "/rows/columns"
            )
            {
                Without = context.Query with { Rows = rows with { Columns = [] } },
            };
        }
    }

    private static IEnumerable<ChipAlternative> Others(ChipContext context)
    {
        var query = context.Query;
        if (context.Sheet is { EntityKey: not null } && query.Rows is null)
        {
            var unit = query.Unit == CountUnit.Rows ? CountUnit.Entities : CountUnit.Rows;
            yield return Named(query with { Unit = unit }, context);
        }

        var used = QueryFields.Of(query);
        foreach (
            var sheet in context.Profile.AskedSheets.Where(sheet => !sheet.Hidden && sheet.Rows > 0 && sheet.Table != context.Sheet?.Table)
        )
        {
            if (
                used.All(field =>
                    field.Table is null
                    && sheet.Column(field.Column) is { } column
                    && column.Kind == context.Sheet?.Column(field.Column)?.Kind
                )
            )
                yield return Named(query with { From = sheet.Table, Unit = null }, context);
        }
    }

    private static ChipAlternative Named(Query query, ChipContext context) =>
        new(new Words.QueryLabels(context.Profile, query).Records(context.Phrases), query);
}
