namespace Agent.Planning.Answers.Words.German;

/// <summary>Questions to begin with in German.</summary>
internal sealed class GermanIdeas : IdeaWords
{
    public override string PerMonth(string records) => $"Wie viele {records} gab es pro Monat?";

    public override string Changed(string records, int from, int to) =>
        $"Wie hat sich die Anzahl der {records} von {from} zu {to} verändert?";

    public override string WhichHadMost(string column, string records) => $"Welcher Wert von {column} hatte die meisten {records}?";

    public override string Top(int count, string column, string records) =>
        $"Die {count} häufigsten Werte von {column}: Anzahl der {records}";

    public override string By(string column, string records) => $"{records} nach {column}";

    public override string Overdue(string records) => $"Wie viele {records} sind überfällig?";

    public override string ShareOfEach(string column, string records) => $"Welchen Anteil der {records} hat jeder Wert von {column}?";

    public override string Average(string column) => $"Wie hoch ist der Mittelwert von {column}?";

    public override string HowMany(string records) => $"Wie viele {records} gibt es?";
}
