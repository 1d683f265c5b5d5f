using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Agent.Core.Datasets;

namespace Agent.Data.Queries.Compile.Rows;

/// <summary>
/// How to come from one table to another by the dataset's relations: the fewest steps, and of those the fewest that multiply.
/// </summary>
internal sealed class JoinPaths
{
    private const int MaxSteps = 3;
    private static readonly ConditionalWeakTable<DatasetProfile, JoinPaths> Known = [];

    private readonly ConcurrentDictionary<(string, string), IReadOnlyList<JoinStep>?> _paths = new();
    private readonly Dictionary<string, List<JoinStep>> _steps = new(StringComparer.OrdinalIgnoreCase);

    private JoinPaths(DatasetProfile profile)
    {
        foreach (var relation in profile.Relations)
        {
            if (profile.Sheet(relation.FromTable) is not { } from || profile.Sheet(relation.ToTable) is not { } to)
                continue;
            Add(new JoinStep(from, relation.FromColumn, to, relation.ToColumn, IsMany: false));
            Add(new JoinStep(to, relation.ToColumn, from, relation.FromColumn, relation.ManyToOne));
        }
    }

    public static JoinPaths Of(DatasetProfile profile) => Known.GetValue(profile, static known => new JoinPaths(known));

    /// <summary>The steps; null when no relation leads there.</summary>
    public IReadOnlyList<JoinStep>? Between(SheetProfile from, SheetProfile to) =>
        _paths.GetOrAdd((from.Table, to.Table), _ => Search(from, to));

    /// <summary>The tables that can be reached.</summary>
    public IEnumerable<string> From(SheetProfile sheet) =>
        _steps.GetValueOrDefault(sheet.Table, []).Select(step => step.To.Table).Distinct();

    private void Add(JoinStep step)
    {
        if (!_steps.TryGetValue(step.From.Table, out var steps))
            _steps[step.From.Table] = steps = [];
        steps.Add(step);
    }

    private JoinStep[]? Search(SheetProfile from, SheetProfile to)
    {
        List<JoinStep[]> paths = [[]];
        for (var length = 1; length <= MaxSteps; length++)
        {
            paths = [.. paths.SelectMany(path => Next(from, path).Select(step => (JoinStep[])[.. path, step]))];
            if (paths.Where(path => path[^1].To.Table == to.Table).MinBy(path => path.Count(step => step.IsMany)) is { } found)
                return found;
        }

        return null;
    }

    private IEnumerable<JoinStep> Next(SheetProfile from, JoinStep[] path)
    {
        var at = path.Length == 0 ? from : path[^1].To;
        return _steps
            .GetValueOrDefault(at.Table, [])
            .Where(step => step.To.Table != from.Table && path.All(taken => taken.From.Table != step.To.Table));
    }
}
