using Agent.Core.Queries;

namespace Agent.Data.Queries.Compile.Figures;

/// <summary>Writes one type of figure.</summary>
internal abstract class AggregateWriter : INodeWriter
{
    public abstract Type Node { get; }

    /// <summary>
    /// The figure over the groups of a query. The rows of the figure alone (<see cref="Aggregate.Where"/>) are narrowed before.
    /// </summary>
    public abstract FigurePlan Write(Aggregate aggregate, FigureContext figures);
}

/// <inheritdoc/>
/// <typeparam name="TAggregate">The type of figure.</typeparam>
internal abstract class AggregateWriter<TAggregate> : AggregateWriter
    where TAggregate : Aggregate
{
    public sealed override Type Node => typeof(TAggregate);

    public sealed override FigurePlan Write(Aggregate aggregate, FigureContext figures) => Write((TAggregate)aggregate, figures);

    protected abstract FigurePlan Write(TAggregate aggregate, FigureContext figures);
}
