using Agent.Core.Datasets;

namespace Agent.Core.Queries.Words;

/// <summary>A query as an English heading: "Number of overdue actions in 2025 where Site is North, by Department".</summary>
public static class EnglishTitle
{
    /// <summary>The heading.</summary>
    public static string Of(Query query, DatasetProfile profile)
    {
        var parts = TitleParts.Of(query, profile);
        var (read, labels) = (parts.Query, parts.Labels);
        var noun = $"{Status(parts.Status)}{labels.Records()}";
        var figures = read.Select.Select(labels.Figure).ToList();
        var lead = (figures.Count, read.Rows) switch
        {
            (0, { Distinct: true }) => $"different {noun}",
            (0, _) => noun,
            (1, _) when read.Select[0] is ShareOf { Part: null, Amount: null, Base: ShareBase.Total, Where: null } => $"share of {noun}",
            _ => $"{string.Join(" and ", figures)} of {noun}",
        };
        if (read.CountGroups)
            lead = $"number of groups: {lead}";
        if (parts.Times.Count > 0)
            lead += $" {Times(parts.Times)}";
        var where = parts.Rest is { } rest ? $" {ConditionLead.Of(rest)}{rest.ToWords(labels)}" : string.Empty;
        var by = read.GroupBy.Count == 0 ? string.Empty : $"by {string.Join(" and ", read.GroupBy.Select(key => Key(key, parts)))}";
        List<string> rests = [.. Rests(parts)];
        if (by.Length > 0 && where.Length == 0)
            lead += $" {by}";
        else if (by.Length > 0)
            rests.Insert(0, by);
        var text = string.Join(", ", rests.Prepend(lead + where));
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    /// <summary>"overdue " before a noun; nothing for none.</summary>
    public static string Status(ActionStatus? status) => status switch
    {
        null => string.Empty,
        ActionStatus.Open => "open ",
        ActionStatus.Closed => "closed ",
        _ => "overdue ",
    };

    private static string Times(IReadOnlyList<InTimeRange> times)
    {
        var named = times.Select(time => time is { From: { } from, Until: { } until } ? DateWords.Named(from, until) : null).ToList();
        return named.Contains(null)
            ? string.Join(" or ", times.Select(time => DateWords.Range(time.From, time.Until)))
            : $"in {QueryLabels.Listed([.. named.OfType<string>()], " or ")}";
    }

    private static string Key(GroupKey key, TitleParts parts) =>
        parts.IsOfMainDate(key)
            ? key.Period is { } period ? period.ToString().ToLowerInvariant() : CalendarWords.Name(key.Part!.Value)
            : KeyWords.Of(key with { SkipBlank = false }, parts.Labels);

    private static IEnumerable<string> Rests(TitleParts parts)
    {
        var (read, labels) = (parts.Query, parts.Labels);
        if (read.Rows is { Columns.Count: > 0 } rows)
            yield return $"showing {string.Join(" and ", rows.Columns.Select(labels.Column))}";
        if (read.Having.Count > 0)
            yield return $"only groups with {string.Join(" and ", read.Having.Select(having => HavingWords.Of(having, labels)))}";
        if (read.ForAll is { } all)
            yield return $"only those {(all.Negated ? "missing from some" : "in every")} {KeyWords.Of(all.Key, labels)}";
        if (read.Compare is { } compare)
            yield return parts.ComparedTimes is null ? $"comparing {CompareSetWords.Of(compare, labels)}" : Compare(compare);
        if (read.Window is { } window)
            yield return WindowWords.Of(window, read);
        if (read.Order.Count > 0)
            yield return string.Join(" then ", read.Order.Select(order => OrderWords.Of(order, read, labels)));
        if (read.Limit is { } limit)
            yield return LimitWords.Of(limit, labels);
        if (read.AsOf is { } day)
            yield return $"as of {DateWords.Day(day)}";
    }

    private static string Compare(Comparison compare) => compare.Form switch
    {
        ComparisonForm.SideBySide => $"{compare.Left.Label} beside {compare.Right.Label}",
        ComparisonForm.Difference => $"{compare.Left.Label} compared with {compare.Right.Label}",
        ComparisonForm.Ratio => $"{compare.Left.Label} as a multiple of {compare.Right.Label}",
        _ => $"change in percent from {compare.Right.Label} to {compare.Left.Label}",
    };
}
