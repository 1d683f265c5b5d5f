using Agent.Core.Datasets;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Segments;

/// <summary>
/// How much of a question a name, a time or a period explains with a sheet as the subject: about its words, less where the name is said in
/// part or far from the subject, nothing where the words say something else.
/// </summary>
internal sealed class ItemWorth(Question question)
{
    private readonly SubjectSheets _subjects = new(question);
    private readonly LongerNames _longer = new(question);
    private readonly MisreadValues _values = new(question);
    private readonly MisreadColumns _columns = new(question);

    public double Of(SheetProfile subject, Item item)
    {
        if (item.Time is not null)
            return 1.1 * (item.End - item.Start);
        if (item.Period is { } period)
            return period.IsAdverb ? 0.9
                : _longer.Hold(item) ? 0
                : 0.55 * (item.End - item.Start);
        var name = item.Name!;
        var reach = _subjects.Reach(subject, name.Sheet, name.Kind);
        if (reach <= 0 || (!name.IsWhole && (_longer.Hold(item) || _longer.IsUnit(item))))
            return 0;
        if (name.Kind == TermKind.Value ? _values.Have(subject, item) : _columns.Have(subject, item))
            return 0;
        return (Words(item) * Match(name.Match) * Said(item) * reach) + (0.06 * (name.Words - 1));
    }

    private double Words(Item item)
    {
        var words = 0.0;
        for (var at = item.Start; at < item.End; at++)
            words +=
                question.IsContent(at) || StopWords.IsLight(question.Tokens[at]) ? 1
                : StopWords.IsGlue(question.Tokens[at].Lower) || question.Tokens[at].Kind == TokenKind.Sign ? 0.08
                : question.Tokens[at].IsCode ? 0.9
                : 0.5;
        return words;
    }

    private static double Match(MatchKind match) =>
        match switch
        {
            MatchKind.Exact => 1,
            MatchKind.Stem => 0.96,
            MatchKind.Abbreviation => 0.85,
            MatchKind.Synonym => 0.84,
            _ => 0.74,
        };

    /// <summary>How completely and how plainly the name is said.</summary>
    private double Said(Item item)
    {
        var name = item.Name!;
        var said = name.Kind switch
        {
            TermKind.Sheet => 0.75 * name.Coverage,
            TermKind.Column => 0.4 + (0.6 * name.Coverage),
            _ => name.IsWhole ? 1 : PartOfValues(name),
        };
        // "opened in July" is what was done, "open" how it stands.
        if (
            name is { Kind: TermKind.Value, Words: 1, Match: MatchKind.Stem }
            && question.Tokens[item.Start].Lower.EndsWith("ed", StringComparison.Ordinal)
        )
            said *= 0.5;
        if (name.Kind == TermKind.Value && IsOfTheColumnBeside(name))
            said *= 0.5;
        return IsJoinedToAnotherColumn(item) ? said * 0.3 : said;
    }

    private static double PartOfValues(SchemaMention name) =>
        (0.25 + (0.5 * name.Coverage))
        * (name.Values.Count > 8 ? 0.75 : 1)
        * (name.Column!.Distinct > MisreadValues.MostKinds ? 0.5 : 0.85);

    /// <summary>"grade major": a value that a column said whole right beside it has is meant of that column.</summary>
    private bool IsOfTheColumnBeside(SchemaMention name) =>
        question.Names.Any(other =>
            other is { Kind: TermKind.Value, IsWhole: true }
            && other.Start == name.Start
            && other.End == name.End
            && !ReferenceEquals(other.Column, name.Column)
            && IsBesideItsColumn(other)
        ) && !IsBesideItsColumn(name);

    private bool IsBesideItsColumn(SchemaMention value) =>
        question.Names.Any(column =>
            column is { Kind: TermKind.Column, IsWhole: true, Match: <= MatchKind.Stem }
            && (column.End == value.Start || column.Start == value.End)
            && ReferenceEquals(column.Column, value.Column)
        );

    /// <summary>"neither near misses nor first aid cases": what is joined to a value is of its column, where that has it.</summary>
    private bool IsJoinedToAnotherColumn(Item item) =>
        question.Is(item.Start - 1, "or", "nor", "and", ",", "/")
        && question.Names.Where(IsWholeValue).Where(first => first.End == item.Start - 1).Select(first => first.Column).Distinct().ToList()
            is [{ } column]
        && !ReferenceEquals(item.Name!.Column, column)
        && question.Names.Any(same => IsWholeValue(same) && same.Start == item.Start && ReferenceEquals(same.Column, column));

    private static bool IsWholeValue(SchemaMention name) => name is { Kind: TermKind.Value, IsWhole: true, Match: <= MatchKind.Stem };
}
