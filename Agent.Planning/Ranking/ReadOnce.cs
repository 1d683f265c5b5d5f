using System.Runtime.CompilerServices;
using Agent.Core.Datasets;
using Agent.Core.Queries;

namespace Agent.Planning.Ranking;

/// <summary>
/// Reads a question once a run: whether the planner is sure, its readings for a model and its answer are one interpretation. It is kept
/// with the run's own
/// queries, so that it ends with the run and no run sees what another one may.
/// </summary>
internal sealed class ReadOnce
{
    private readonly ConditionalWeakTable<IQueryRunner, Known> _known = [];

    public async Task<Interpretation> ReadAsync(
        string question,
        DatasetProfile profile,
        IQueryRunner queries,
        DateTime today,
        CancellationToken cancellationToken
    )
    {
        if (
            _known.TryGetValue(queries, out var known)
            && known.Question == question
            && ReferenceEquals(known.Profile, profile)
            && known.Today == today
        )
            return known.Interpretation;
        var interpretation = await Interpreter.ReadAsync(question, profile, queries, today, cancellationToken).ConfigureAwait(false);
        _known.AddOrUpdate(queries, new Known(question, profile, today, interpretation));
        return interpretation;
    }

    private sealed record Known(string Question, DatasetProfile Profile, DateTime Today, Interpretation Interpretation);
}
