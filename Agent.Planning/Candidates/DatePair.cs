using Agent.Core.Datasets;
using Agent.Core.Queries;

namespace Agent.Planning.Candidates;

/// <summary>Two dates of the records between which a time may run, and the words that name them.</summary>
/// <param name="From">The earlier.</param>
/// <param name="To">The later.</param>
internal sealed record DatePair(ColumnProfile From, ColumnProfile To)
{
    public DurationBetween In(TimeUnit unit) => new(new Field(From.Name), new Field(To.Name), unit);
}
