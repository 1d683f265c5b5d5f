using System.Runtime.CompilerServices;
using Agent.Core.Datasets;
using Agent.Core.Queries;

namespace Agent.Planning.Ranking;

/// <summary>
/// Reads a question, once as long as it is asked again: whether the planner is sure, its readings for a model, its answer and the same
/// question of the next run are one interpretation. Kept with the profile, which is one version of a dataset as far as its rows may be
/// seen: nobody gets what was read from rows of others, and a new version begins anew.
/// </summary>
internal sealed class RecentReadings
{
    /// <summary>Questions kept for one profile; beyond it the one that rested longest goes.</summary>
    public const int Capacity = 64;

    private readonly ConditionalWeakTable<DatasetProfile, Recent> _recent = [];

    /// <summary>What the question means.</summary>
    /// <param name="question">The question, word for word.</param>
    /// <param name="profile">The dataset.</param>
    /// <param name="queries">Answers queries over it.</param>
    /// <param name="today">The day on which it is asked.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Interpretation> ReadAsync(
        string question,
        DatasetProfile profile,
        IQueryRunner queries,
        DateTime today,
        CancellationToken cancellationToken
    )
    {
        var recent = _recent.GetOrCreateValue(profile);
        if (recent.Find((question, today)) is { } known)
            return known;
        var interpretation = await Interpreter.ReadAsync(question, profile, queries, today, cancellationToken).ConfigureAwait(false);
        if (!interpretation.HasFailures)
            recent.Keep((question, today), interpretation);
        return interpretation;
    }

    private sealed record Kept((string, DateTime) Key, Interpretation Interpretation);

    private sealed class Recent
    {
        private readonly Lock _gate = new();
        private readonly LinkedList<Kept> _byUse = new();
        private readonly Dictionary<(string, DateTime), LinkedListNode<Kept>> _known = [];

        public Interpretation? Find((string, DateTime) key)
        {
            lock (_gate)
            {
                if (!_known.TryGetValue(key, out var node))
                    return null;
                _byUse.Remove(node);
                _byUse.AddFirst(node);
                return node.Value.Interpretation;
            }
        }

        public void Keep((string, DateTime) key, Interpretation interpretation)
        {
            lock (_gate)
            {
                // Two may have read it at the same time; both read the same.
                if (_known.ContainsKey(key))
                    return;
                _known[key] = _byUse.AddFirst(new Kept(key, interpretation));
                if (_known.Count <= Capacity)
                    return;
                _known.Remove(_byUse.Last!.Value.Key);
                _byUse.RemoveLast();
            }
        }
    }
}
