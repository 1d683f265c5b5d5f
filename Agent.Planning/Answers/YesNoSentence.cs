using Agent.Core.Queries;

namespace Agent.Planning.Answers;

/// <summary>"Yes: 3 incidents." "No." first, then what shows it.</summary>
internal static class YesNoSentence
{
    public static string Write(AnswerContext context, string plain) => Holds(context) switch
    {
        { } holds => context.Words.YesNo(holds, plain),
        null => plain,
    };

    private static bool? Holds(AnswerContext context)
    {
        if (context.Query.Rows is not null || context.Keys > 0)
            return context.Table.Rows.Count > 0;
        if (context.Query.Compare is { } compare)
            return CompareSentence.LeftIsMore(context, compare) ?? false;
        // A figure that is no count says neither yes nor no by itself.
        return context.Figure is CountOf or DistinctCount || context.Query.CountGroups ? FigureText.Number(context.Single) > 0 : null;
    }
}
