using Agent.Core.Datasets;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Drafts;

/// <summary>What tells whether a named column has the role it was given: how it was said, what it is, what else it could be.</summary>
internal static class ColumnFeatures
{
    public static void Describe(Draft next, Item item, string role)
    {
        var name = item.Name!;
        var namesakes = Namesakes(next.Question, name);
        OfRole(next, item, role, namesakes);
        OfName(next, item);
        Scattered(next, name, namesakes);
        if (!ReferenceEquals(name.Sheet, next.Sheet))
            next.Features.Add(Joins.IsList(next.Question.Profile, next.Sheet, name.Sheet) ? "column:list of codes" : "column:other sheet");
        if (
            namesakes.Exists(other =>
                ReferenceEquals(other.Sheet, next.Sheet) && other.Coverage >= name.Coverage && other.Match <= name.Match
            )
        )
            next.Features.Add("column:rival");
        if (namesakes.Exists(other => other.Coverage > name.Coverage))
            next.Features.Add("column:rival said more");
    }

    private static void OfRole(Draft next, Item item, string role, List<SchemaMention> namesakes)
    {
        var name = item.Name!;
        var (kind, before, coverage) = (Kind(name.Column!), next.Cues.Before(item.Start), Coverage(name));
        next.Features.Add($"role:{role}");
        next.Features.Add($"role:{role}:{before}");
        next.Features.Add($"role:{role}:of {kind}");
        next.Features.Add($"role:{role}:{kind}:{Short(before)}");
        next.Features.Add($"role:{role}:prep {next.Cues.Preposition(item.Start)}");
        next.Features.Add($"role:{role}:{name.Match}:{coverage}");
        if (ValueParts.IsCountedNoun(next, item))
            next.Features.Add($"role:{role}:counted noun:{coverage}");
        if (ValueParts.IsBeforeNoun(next, item))
            next.Features.Add($"role:{role}:before the noun");
        foreach (var rival in Rivals(name, namesakes))
            next.Features.Add($"role:{role}:beside {rival}");
        if (IsCodeOfThings(name.Column!))
            next.Features.Add($"role:{role}:of repeated codes");
    }

    private static void OfName(Draft next, Item item)
    {
        var name = item.Name!;
        next.Features.Add($"column:{name.Match}");
        next.Features.Add($"column:{Coverage(name)}:{(name.Words > 1 ? "words" : "word")}");
        if (!name.IsWhole && Unsaid(next, item) is { } unsaid)
            next.Features.Add($"column:unsaid {unsaid}");
    }

    private static string Coverage(SchemaMention name) =>
        name.IsWhole ? "whole"
        : name.Coverage >= 0.6 ? "most"
        : "part";

    private static string Kind(ColumnProfile column) =>
        Numbers.IsMeasure(column) ? "number"
        : column.Kind.IsDate() ? "date"
        : Flags.IsFlag(column) ? "flag"
        : column.IsIdentifier ? "id"
        : column.IsNarrative ? "narrative"
        : column.Distinct <= 40 ? "few"
        : column.Distinct <= 1000 ? "many"
        : "thousands";

    /// <summary>
    /// "the cost of an incident" is Incident Cost before Hourly Cost: words of a name that stand elsewhere in the question.
    /// </summary>
    private static void Scattered(Draft next, SchemaMention name, List<SchemaMention> namesakes)
    {
        if (name.IsWhole)
            return;
        var own = NameColumns.SaidElsewhere(next.Question, name);
        var best = namesakes
            .Where(other => ReferenceEquals(other.Sheet, name.Sheet))
            .Select(other => NameColumns.SaidElsewhere(next.Question, other))
            .DefaultIfEmpty(0)
            .Max();
        if (own > best)
            next.Features.Add("column:more of it said elsewhere");
        else if (own < best)
            next.Features.Add("column:more of a rival said elsewhere");
    }

    /// <summary>"fatalities" may be the number killed, or whether there were any: what else the same words name.</summary>
    private static IEnumerable<string> Rivals(SchemaMention name, List<SchemaMention> namesakes) =>
        namesakes
            .Where(other => ReferenceEquals(other.Sheet, name.Sheet))
            .Select(other => Numbers.IsMeasure(other.Column!) ? "a number" : Flags.IsFlag(other.Column!) ? "a flag" : "another")
            .Where(kind => kind != "another")
            .Distinct();

    /// <summary>Other columns that the same words name.</summary>
    private static List<SchemaMention> Namesakes(Question question, SchemaMention name) =>
    [
        .. question.Names.Where(other =>
            other.Kind == TermKind.Column
            && other.Start == name.Start
            && other.End == name.End
            && !ReferenceEquals(other.Column, name.Column)
        ),
    ];

    /// <summary>AUD-2024-01 in several rows: the column numbers things, each of several rows.</summary>
    private static bool IsCodeOfThings(ColumnProfile column) =>
        column is { Kind: ColumnKind.Text, Distinct: >= 10, Values.Count: > 0 }
        && column.Distinct < column.Filled
        && column.MeanLength <= 20
        && column.Values.Count(value => value.Value.Any(char.IsAsciiDigit) && !value.Value.Contains(' ', StringComparison.Ordinal)) * 10
            >= column.Values.Count * 9;

    /// <summary>What the words of a name that are not said make it: "communities" may be their names or their codes.</summary>
    private static string? Unsaid(Draft draft, Item item)
    {
        var said = draft
            .Question.Tokens.Skip(item.Start)
            .Take(item.End - item.Start)
            .Select(token => token.Stem)
            .ToHashSet(StringComparer.Ordinal);
        var words = NameWords
            .Split(CompoundWords.Split(item.Name!.Column!.Name) ?? item.Name.Column.Name)
            .Where(word => !said.Contains(Lexing.Stemmer.Stem(word)))
            .ToList();
        return words.Count == 0 ? null
            : words.Exists(word => word is "name" or "title" or "label") ? "name"
            : words.Exists(word => CodeColumns.IsCode(Synonyms.Full(word) ?? word)) ? "code"
            : words.Exists(word => (Synonyms.Full(word) ?? word) is "description" or "desc" or "text") ? "description"
            : "other";
    }

    public static string Short(string cue) => cue.StartsWith("and+", StringComparison.Ordinal) ? "and" : cue;
}
