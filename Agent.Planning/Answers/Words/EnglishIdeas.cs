namespace Agent.Planning.Answers.Words;

/// <summary>Questions to begin with in English.</summary>
internal sealed class EnglishIdeas : IdeaWords
{
    public override string PerMonth(string records) => $"How many {records} were there per month?";

    public override string Changed(string records, int from, int to) => $"How did the number of {records} change from {from} to {to}?";

    public override string WhichHadMost(string column, string records) => $"Which {column} had the most {records}?";

    public override string Top(int count, string column, string records) => $"{By(column, records)}: the top {count}";

    public override string By(string column, string records) => $"{PhraseText.Capital(records)} by {column}";

    public override string Overdue(string records) => $"How many {records} are overdue?";

    public override string ShareOfEach(string column, string records) => $"Share of {records} by {column}";

    public override string Average(string column) => column.EndsWith('s') && !column.EndsWith("ss", StringComparison.Ordinal)
            ? $"What are the average {column}?"
            : $"What is the average {column}?";

    public override string HowMany(string records) => $"How many {records} are there?";
}
