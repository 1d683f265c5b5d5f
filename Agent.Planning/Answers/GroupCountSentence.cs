namespace Agent.Planning.Answers;

/// <summary>"7 departments."</summary>
internal static class GroupCountSentence
{
    public static string Write(AnswerContext context)
    {
        var number = FigureText.Number(context.Single);
        var keys = context.Query.GroupBy;
        var many = keys switch
        {
            [{ Period: { } period }] => $"{period.ToString().ToLowerInvariant()}s",
            [{ Part: { } part }] => $"{Core.Queries.Words.CalendarWords.Name(part)}s",
            [var only] => context.Headings(only.Of),
            _ => "groups",
        };
        var one = keys switch
        {
            [{ Period: { } period }] => period.ToString().ToLowerInvariant(),
            [{ Part: null } only] => context.Heading(only.Of),
            _ => "group",
        };
        return number is 0 or double.NaN ? $"No {many}." : $"{FigureText.Write(number)} {(number == 1 ? one : many)}.";
    }
}
