namespace Agent.Planning.Answers;

/// <summary>"7 departments."</summary>
internal static class GroupCountSentence
{
    public static string Write(AnswerContext context)
    {
        var number = FigureText.Number(context.Single);
        var keys = context.Query.GroupBy;
        var heading = keys is [{ Period: null, Part: null } only] ? context.Heading(only.Of) : string.Empty;
        return context.Words.GroupCount(number, context.Text(number), keys, heading);
    }
}
