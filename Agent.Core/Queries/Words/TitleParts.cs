using Agent.Core.Datasets;
using Agent.Core.Queries.Canonical;

namespace Agent.Core.Queries.Words;

/// <summary>
/// The parts of a query as a heading names them: a status before the noun, times of the date that questions mean behind it, and what is
/// left as a condition.
/// </summary>
public sealed class TitleParts
{
    private readonly string? _date;

    private TitleParts(Query query, DatasetProfile profile)
    {
        Query = query;
        Labels = new QueryLabels(profile, query);
        _date = profile.Sheet(query.From)?.DefaultDateColumn;
        List<Predicate> rest = [];
        List<Predicate> others = [];
        foreach (var item in query.Where is AllOf all ? all.Items : query.Where is { } one ? [one] : [])
        {
            if (Status is null && item is HasStatus { Table: null, Due: null, Closed: null, Days: null } status && IsPlain(status.Status))
            {
                Status = status.Status;
                continue;
            }

            others.Add(item);
            if (Times.Count == 0 && TimesOf(item) is { Count: > 0 } times)
                Times = times;
            else
                rest.Add(item);
        }

        (Rest, Others) = (Together(rest), Together(others));
        ComparedTimes = query.Compare is { } compare && TimeOf(compare.Left) is { } left && TimeOf(compare.Right) is { } right
            ? (left, right)
            : null;
    }

    /// <summary>The parts of a query.</summary>
    public static TitleParts Of(Query query, DatasetProfile profile)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(profile);
        return new TitleParts(query.Simplified(), profile);
    }

    /// <summary>The query whose parts these are.</summary>
    public Query Query { get; }

    /// <summary>Names of its sheets and columns.</summary>
    public QueryLabels Labels { get; }

    /// <summary>Open, closed or overdue; null for none.</summary>
    public ActionStatus? Status { get; }

    /// <summary>All conditions but the status; null for none.</summary>
    public Predicate? Others { get; }

    /// <summary>Times of the main date, any of which holds; empty for none.</summary>
    public IReadOnlyList<InTimeRange> Times { get; } = [];

    /// <summary>The other conditions; null for none.</summary>
    public Predicate? Rest { get; }

    /// <summary>The two times that are compared, where they are all that tells the sets apart.</summary>
    public (InTimeRange Left, InTimeRange Right)? ComparedTimes { get; }

    /// <summary>Whether a key is a part of the main date, so that "month" says enough.</summary>
    public bool IsOfMainDate(GroupKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key is { Width: null, Edges: null, Of: ColumnValue { Field: var field } }
            && (key.Period is null) != (key.Part is null)
            && IsMainDate(field);
    }

    private static Predicate? Together(List<Predicate> items) => items.Count switch
    {
        0 => null,
        1 => items[0],
        _ => new AllOf(items),
    };

    private static bool IsPlain(ActionStatus status) => status is ActionStatus.Open or ActionStatus.Closed or ActionStatus.Overdue;

    private static bool IsOwn(Field field, Query query) =>
        field.Table is null || string.Equals(field.Table, query.From, StringComparison.OrdinalIgnoreCase);

    private bool IsMainDate(Field field) =>
        IsOwn(field, Query) && _date is not null && string.Equals(field.Column, _date, StringComparison.OrdinalIgnoreCase);

    private IReadOnlyList<InTimeRange> TimesOf(Predicate item) =>
        item switch
        {
            InTimeRange range when IsMainDate(range.Field) => [range],
            AnyOf any when any.Items.All(one => one is InTimeRange range && IsMainDate(range.Field)) => [.. any.Items.Cast<InTimeRange>()],
            _ => [],
        };

    private InTimeRange? TimeOf(ComparedSet side) =>
        side is { Of: null, From: null, Where: InTimeRange { From: { } from, Until: { } until } range }
        && IsMainDate(range.Field)
        && DateWords.Named(from, until) == side.Label
            ? range
            : null;
}
