using Agent.Core.Datasets;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Drafts;

/// <summary>The column that says which record it is: its name or title, else its id.</summary>
internal static class NameColumns
{
    private static readonly string[] Names = ["name", "title"];

    /// <summary>The column; null where the sheet has none.</summary>
    public static ColumnProfile? Of(SheetProfile sheet) =>
        sheet.Columns.FirstOrDefault(column =>
            Is(column) && NameWords.Split(column.Name).Count <= 2 && column.Distinct * 2 >= column.Filled
        )
        ?? sheet.Column(sheet.EntityKey)
        ?? sheet.Columns.FirstOrDefault(column => column.IsIdentifier && column.Filled > 0);

    /// <summary>Words of a column's name that stand in the question outside of the words that name it.</summary>
    public static int SaidElsewhere(Question question, SchemaMention name) =>
        NameWords
            .Split(CompoundWords.Split(name.Column!.Name) ?? name.Column.Name)
            .Where(word => word.Length > 2 && !StopWords.IsGlue(word))
            .Select(Stemmer.Stem)
            .Distinct(StringComparer.Ordinal)
            .Count(stem =>
                question
                    .Tokens.Where((token, at) => (at < name.Start || at >= name.End) && token.Kind == TokenKind.Word)
                    .Any(token => token.Stem == stem)
                && !question.Tokens.Skip(name.Start).Take(name.End - name.Start).Any(token => token.Stem == stem)
            );

    private static bool Is(ColumnProfile column) =>
        column.Kind == ColumnKind.Text
        && !column.IsNarrative
        && NameWords.Split(CompoundWords.Split(column.Name) ?? column.Name) is [.., var last]
        && Names.Contains(last);
}
