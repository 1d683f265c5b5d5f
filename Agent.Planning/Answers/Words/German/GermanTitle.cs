using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Words;

namespace Agent.Planning.Answers.Words.German;

/// <summary>A query as a German heading: "Anzahl der überfälligen Maßnahmen im Jahr 2025 nach Department".</summary>
internal sealed class GermanTitle(GermanPhrases phrases)
{
    public string Of(Query query, DatasetProfile profile)
    {
        var parts = TitleParts.Of(query, profile);
        var (read, labels) = (parts.Query, parts.Labels);
        var figures = read.Select.Select(figure => phrases.Figure(figure, labels)).ToList();
        var noun = $"{Status(parts.Status, isGenitive: figures.Count > 0)}{labels.Records(phrases)}";
        var lead = (figures.Count, read.Rows) switch
        {
            (0, { Distinct: true }) => $"Verschiedene {noun}",
            (0, _) => noun,
            _ => $"{string.Join(" und ", figures)} der {noun}",
        };
        if (read.CountGroups)
            lead = $"Anzahl der Gruppen: {lead}";
        if (parts.Times.Count > 0)
            lead += $" {string.Join(" oder ", parts.Times.Select(time => GermanCalendar.Range(time.From, time.Until)))}";
        if (read.GroupBy.Count > 0)
            lead += $" nach {string.Join(" und ", read.GroupBy.Select(key => Key(key, parts)))}";
        var where = parts.Rest is { } rest ? $", für die gilt: {phrases.Condition(rest, labels)}" : string.Empty;
        var text = string.Join(", ", Rests(parts).Prepend(lead + where));
        return PhraseText.Capital(text);
    }

    /// <summary>"überfällige " before a noun; nothing for none.</summary>
    public static string Status(ActionStatus? status, bool isGenitive) => (status, isGenitive) switch
    {
        (null, _) => string.Empty,
        (ActionStatus.Open, _) => isGenitive ? "offenen " : "offene ",
        (ActionStatus.Closed, _) => isGenitive ? "geschlossenen " : "geschlossene ",
        _ => isGenitive ? "überfälligen " : "überfällige ",
    };

    private string Key(GroupKey key, TitleParts parts) =>
        parts.IsOfMainDate(key)
            ? key.Period is { } period ? GermanCalendar.Name(period).One : GermanCalendar.Name(key.Part!.Value)
            : phrases.Key(key with { SkipBlank = false }, parts.Labels);

    private IEnumerable<string> Rests(TitleParts parts)
    {
        var (read, labels) = (parts.Query, parts.Labels);
        if (read.Rows is { Columns.Count: > 0 } rows)
            yield return phrases.Showing([.. rows.Columns.Select(labels.Column)]);
        if (read.Having.Count > 0)
            yield return $"nur Gruppen: {string.Join(" und ", read.Having.Select(having => phrases.Having(having, labels)))}";
        if (read.ForAll is { } all)
            yield return $"nur was {phrases.ForAll(all, labels)} vorkommt";
        if (read.Compare is { } compare)
            yield return $"Vergleich: {phrases.Compare(compare)}";
        if (read.Window is { } window)
            yield return phrases.Window(window, read);
        if (read.Order.Count > 0)
            yield return string.Join(phrases.ThenBy, read.Order.Select(order => phrases.Order(order, read, labels)));
        if (read.Limit is { } limit)
            yield return phrases.Limit(limit, labels);
        if (read.AsOf is { } day)
            yield return phrases.AsOf(day);
    }
}
