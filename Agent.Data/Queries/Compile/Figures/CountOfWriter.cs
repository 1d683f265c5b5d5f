using Agent.Core.Queries;

namespace Agent.Data.Queries.Compile.Figures;

/// <summary>The number of rows or entities.</summary>
internal sealed class CountOfWriter : AggregateWriter<CountOf>
{
    protected override FigurePlan Write(CountOf aggregate, FigureContext figures) =>
        new(figures.Group($"count(*)", isZeroWhenEmpty: true), new QueryColumn("count", "Count", "integer", ResultRole.Figure))
        {
            IsZeroWhenEmpty = true,
        };
}
