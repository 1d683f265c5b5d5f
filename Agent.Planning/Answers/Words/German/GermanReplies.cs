using System.Globalization;

namespace Agent.Planning.Answers.Words.German;

/// <summary>Replies in German.</summary>
internal sealed class GermanReplies : ReplyWords
{
    public override string AddWorkbook => "Fügen Sie zuerst eine Arbeitsmappe hinzu.";

    public override string WhichDoYouMean => "Was meinen Sie?";

    public override string LeavingOut => "Ohne das kann ich sagen:";

    public override string NotUnderstood => "Ich habe die Frage nicht verstanden.";

    public override string NothingFits => "Ich finde in dieser Arbeitsmappe nichts, worum es in der Frage gehen könnte.";

    public override string NotSureWhich => "Ich bin nicht sicher, welches davon Sie meinen.";

    public override string NotWorkedOut => "Die Zahl ließ sich nicht ermitteln.";

    public override string QueryNotAnswered => "Diese Abfrage lässt sich nicht beantworten.";

    public override string GaveNothing => "Sie hat nichts ergeben.";

    public override string Explained(string reading, string sheet) =>
        $"Gelesen als: {reading}. Die Zahlen stammen aus dem Blatt {sheet}; "
        + "unter der Antwort lassen sich die Abfrage und die verwendeten und ausgelassenen Zeilen öffnen.";

    public override string Closest(IEnumerable<string> names) => $"Am nächsten kommt: {string.Join(", ", names)}.";

    public override string NotFound(string term, string title) => $"„{term}“ finde ich in {title} nicht.";

    public override string UnclearPart(string term, string title) =>
        $"„{term}“ steht in {title}, aber ich sehe nicht, was es in der Frage bedeutet.";

    public override string OutsideData(string range, string column, string first, string last) =>
        $"Es gibt nichts {range}: {column} reicht vom {first} bis {last}.";

    public override string MonthOnly(string column) =>
        $"{column} nennt den Monat, nicht den Tag: Ich kann Monate, Quartale und Jahre angeben, aber keine Tage, Wochen oder Wochentage.";

    public override string Unused(IReadOnlyList<string> words)
    {
        var quoted = PhraseText.Join([.. words.Select(word => $"„{word}“")], "und");
        return $"Ich bin nicht sicher, was {quoted} hier {(words.Count == 1 ? "bedeutet" : "bedeuten")}.";
    }

    public override string Columns(int count, ColumnChoice choice) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "Spalte" : "Spalten")}{Name(choice)}.");

    public override string NoColumns(string sheet, ColumnChoice choice) => $"{sheet} hat keine Spalten{Name(choice)}.";

    public override string Sheets(int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "Blatt" : "Blätter")}.");

    public override string AndMore(IEnumerable<string> names) => $"{string.Join(", ", names)} und weitere";

    public override string NothingToMeasure(string title) => $"{title}: Dafür gibt es keine Daten.";

    public override string Interval(string low, string high) => $"95 %-Intervall {low}–{high}";

    public override string Blank => "(leer)";

    public override string Records(int count, bool isMore) =>
        (isMore ? "mehr als " : string.Empty)
        + string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "Eintrag" : "Einträge")}");

    public override string RestInTable => " … (alle in der Tabelle)";

    private static string Name(ColumnChoice choice) => choice switch
    {
        ColumnChoice.Dates => " mit Daten des Kalenders",
        ColumnChoice.Numbers => " mit Zahlen",
        ColumnChoice.MostlyEmpty => ", die meist leer sind",
        ColumnChoice.Empty => " ohne Werte",
        _ => string.Empty,
    };
}
