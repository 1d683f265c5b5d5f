using Agent.Core.Datasets;
using Agent.Protocol;

namespace Agent.Core.Queries.Words;

/// <summary>The parts of a query in English.</summary>
internal sealed class EnglishPhrases : QueryPhrases
{
    public override string Whole(Query query, DatasetProfile profile) => query.ToWords(profile);

    public override string Language => AskLanguages.English;

    public override string Title(Query query, DatasetProfile profile) => EnglishTitle.Of(query, profile);

    public override string Continues(string key) => $"further rows of the same {key}";

    public override string Condition(Predicate condition, QueryLabels labels) => condition.ToWords(labels);

    public override string Operand(Operand operand, QueryLabels labels) => operand.ToWords(labels);

    public override string Figure(Aggregate figure, QueryLabels labels) => labels.Figure(figure);

    public override string Key(GroupKey key, QueryLabels labels) => KeyWords.Of(key, labels);

    public override string Having(Having having, QueryLabels labels) => HavingWords.Of(having, labels);

    public override string Window(Window window, Query query) => WindowWords.Of(window, query);

    public override string Order(OrderBy order, Query query, QueryLabels labels) => OrderWords.Of(order, query, labels);

    public override string ThenBy => " then ";

    public override string Limit(Limit limit, QueryLabels labels) => LimitWords.Of(limit, labels);

    public override string Compare(Comparison compare) => compare.Form switch
    {
        ComparisonForm.SideBySide => $"{compare.Left.Label} beside {compare.Right.Label}",
        ComparisonForm.Difference => $"{compare.Left.Label} minus {compare.Right.Label}",
        ComparisonForm.Ratio => $"{compare.Left.Label} divided by {compare.Right.Label}",
        _ => $"change in percent from {compare.Right.Label} to {compare.Left.Label}",
    };

    public override string Plural(RecordNoun noun) => noun.Plural;

    public override string Counted(CountUnit unit, string records) =>
        unit == CountUnit.Rows ? $"rows of {records}" : $"different {records}";

    public override string Showing(IReadOnlyList<string> columns) => $"showing {string.Join(", ", columns)}";

    public override string By(string key) => $"by {key}";

    public override string GroupsWith(string having) => $"groups with {having}";

    public override string ForAll(ForAll all, QueryLabels labels) =>
        $"{(all.Negated ? "missing from some" : "in every")} {KeyWords.Of(all.Key, labels)}";

    public override string NumberOfGroups => "number of groups";

    public override string AsOf(DateOnly day) => $"as of {DateWords.Day(day)}";

    public override string Chart(string kind) => kind == "auto" ? "automatic" : $"{kind} chart";
}
