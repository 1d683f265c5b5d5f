using System.Reflection;
using Agent.Core.Datasets;
using Agent.Core.Grounding;
using Agent.Core.Queries;
using Agent.Core.Queries.Words;
using Agent.Planning.Answers;
using Agent.Planning.Answers.Words;
using Agent.Planning.Answers.Words.German;
using Agent.Protocol;
using Agent.Tests.Support;
using CsCheck;

namespace Agent.Tests.Planning.Answers;

/// <summary>The same answers as <see cref="AnswerTextTests"/>, asked for in German.</summary>
public sealed class GermanAnswerTests
{
    private const string German = "de";

    private static readonly Dictionary<string, string> Texts = new()
    {
        ["221 incidents."] = "221 Vorfälle.",
        ["1 incident."] = "1 Vorfall.",
        ["2 incidents. Only incidents with Date in March 2025."] = "2 Vorfälle. Nur Vorfälle, für die gilt: Date im März 2025.",
        ["No incidents. Only incidents with Date in March 2025."] = "Keine Vorfälle. Nur Vorfälle, für die gilt: Date im März 2025.",
        ["1 near miss."] = "1 Beinaheunfall.",
        ["Yes: 3 incidents."] = "Ja: 3 Vorfälle.",
        ["No: no incidents."] = "Nein: keine Vorfälle.",
        ["Maintenance had the most incidents: 221 of 867 (25.5 %)."] = "Maintenance hatte die meisten Vorfälle: 221 von 867 (25,5 %).",
        ["Maintenance and Assembly had the most incidents: 221 each of 867 (25.5 %). Then: Logistics 97 and Office 5."] =
            "Maintenance und Assembly hatten die meisten Vorfälle: je 221 von 867 (25,5 %). Danach: Logistics 97 und Office 5.",
        ["Security had the fewest incidents: 3 of 867 (0.3 %). Then: Projects 12."] =
            "Security hatte die wenigsten Vorfälle: 3 von 867 (0,3 %). Danach: Projects 12.",
        ["No incidents."] = "Keine Vorfälle.",
        ["Incidents by month, December 2024 to February 2025: most in December 2024 (31), fewest in January 2025 (3)."] =
            "Vorfälle pro Monat, Dezember 2024 bis Februar 2025: am meisten Dezember 2024 (31), am wenigsten Januar 2025 (3).",
        ["Average age: 39.5."] = "Mittelwert von Age: 39,5.",
        ["Total cost: 1,453.25 hours."] = "Summe von Cost: 1.453,25 Stunden.",
        ["3 Mar 2025 is the latest date."] = "3. März 2025 (spätester Wert von Date).",
        ["No incidents with a value in cost."] = "Keine Vorfälle mit einem Wert in Cost.",
        ["Median time from date to closed date: 12.3 days."] = "Median der Zeit von Date bis Closed Date: 12,3 Tage.",
        ["14 different departments."] = "14 verschiedene Werte von Department.",
        ["25.5 % of the incidents. That is 221 of 867 incidents. The share is of those where Severity is High."] =
            "25,5 % der Vorfälle. Das sind 221 von 867. Gezählt als Anteil: Severity ist High.",
        ["12.4 incidents per month on average. That is 149 over 12 months."] =
            "Im Mittel 12,4 Vorfälle pro Monat. Das sind 149 in 12 Monaten.",
        ["Change in incidents: -7. 2025: 120, 2024: 127 (-5.5 %)."] = "Veränderung, Vorfälle: -7. 2025: 120, 2024: 127 (-5,5 %).",
        ["Maintenance had the most overdue incidents: 20 of 26 (76.9 %). Then: Office 6."] =
            "Maintenance hatte die meisten Vorfälle: 20 von 26 (76,9 %). Danach: Office 6. Nur überfällige Vorfälle.",
        ["Maintenance had the most incidents: 221 of 867 (25.5 %). Then: Office 97. Without department: 549."] =
            "Maintenance hatte die meisten Vorfälle: 221 von 867 (25,5 %). Danach: Office 97. Ohne Department: 549.",
        ["12 overdue incidents."] = "12 Vorfälle. Nur überfällige Vorfälle.",
        ["8 fewer incidents in 2025 than in 2024 (-3.7 %). 2024: 219, 2025: 211."] =
            "2025 8 Vorfälle weniger als 2024 (-3,7 %). 2024: 219, 2025: 211.",
        ["Change in incidents: +5.5 %. 2025: 127, 2024: 120."] = "Veränderung, Vorfälle: +5,5 %. 2025: 127, 2024: 120.",
        ["7 fewer incidents. 2025: 120, 2024: 127."] = "7 Vorfälle weniger. 2025: 120, 2024: 127.",
        ["1 more incident. 2025: 2, 2024: 1."] = "1 Vorfall mehr. 2025: 2, 2024: 1.",
        ["No difference in incidents. 2025: 2, 2024: 2."] = "Vorfälle: kein Unterschied. 2025: 2, 2024: 2.",
        ["5.5 % fewer incidents. 2025: 120, 2024: 127."] = "5,5 % weniger Vorfälle. 2025: 120, 2024: 127.",
        ["2.40 times as many incidents. 2025: 240, 2024: 100."] = "2,40-mal so viele Vorfälle. 2025: 240, 2024: 100.",
        ["7 departments."] = "7 Werte von Department.",
        ["INC-12: date 3 Mar 2025, site North."] = "INC-12: Date 3. März 2025, Site North.",
        ["2 incidents."] = "2 Vorfälle.",
    };

    private static IEnumerable<TestCaseData> Answers() =>
        AnswerTextTests.Answers().Select(data => new TestCaseData(data.Arguments).SetArgDisplayNames((string)data.Arguments[2]!));

    [TestCaseSource(nameof(Answers))]
    public void Write_OfAResult_ReadsAsExpected(Query query, TableContent table, string english) =>
        Assert.That(AnswerText.Write(query, table, AnswerTextTests.Profile, German), Is.EqualTo(Texts.GetValueOrDefault(english)));

    [TestCaseSource(nameof(Answers))]
    public void Write_OfAResult_HasNoFigureWithoutASource(Query query, TableContent table, string english)
    {
        var answer = AnswerText.Write(query, table, AnswerTextTests.Profile, German);

        var figures = AnswerGrounding.Check("m", answer, string.Empty, [new GroundingSource("c", table)], AnswerTextTests.Profile).Figures;

        Assert.That(figures.Where(figure => figure.Source is null).Select(figure => figure.Text), Is.Empty, english);
    }

    [TestCase(1453.252, "1.453,25")]
    [TestCase(-1234567, "-1.234.567")]
    [TestCase(39.4924, "39,5")]
    [TestCase(0.0000123, "0,0000123")]
    public void Number_IsWritten_AndTracedToItsCell(double value, string text)
    {
        var table = AnswerTextTests.Table([AnswerTextTests.Number("Value", "number")], 867, [value]);

        var answer = $"Summe: {FigureText.Write(value, AnswerWords.For(German))}.";
        var figure = AnswerGrounding.Check("m", answer, string.Empty, [new GroundingSource("c", table)]).Figures.Single();

        Assert.Multiple(() =>
        {
            Assert.That(figure.Text, Is.EqualTo(text));
            Assert.That(figure.Source, Is.Not.Null);
        });
    }

    [TestCase(null, "en")]
    [TestCase("en-GB", "en")]
    [TestCase("fr", "en")]
    [TestCase("de", "de")]
    [TestCase("DE-at", "de")]
    public void For_ATag_IsTheLanguageThatIsSpokenHere(string? tag, string language) =>
        Assert.That(AnswerWords.For(tag).Language, Is.EqualTo(language));

    [Test]
    public void Write_OfAnyQueryAndResult_IsASentence()
    {
        var cell = Gen.OneOf<object?>(null, 0L, 1L, 12L, 3.25, "North", "2025-03");
        var rows = Gen.Select(cell, cell, cell, cell, (a, b, c, d) => (IReadOnlyList<object?>)[a, b, c, d]).List[0, 4];
        TableColumn[] columns =
        [
            AnswerTextTests.Text("A"),
            AnswerTextTests.Number("B"),
            AnswerTextTests.Number("C"),
            AnswerTextTests.Number("D"),
        ];
        Gen.Select(QueryGen.Any, rows)
            .SeededOnCi()
            .Sample(
                (query, cells) =>
                {
                    var table = AnswerTextTests.Table(columns, cells.Count, [.. cells.Select(row => row.ToArray())]);
                    var text = AnswerText.Write(query, table, QueryGen.Profile, German);
                    return text.Length > 1 && text.TrimEnd()[^1] == '.';
                },
                iter: 2_000
            );
    }

    [Test]
    public void Condition_OfEveryKind_HasGermanWords()
    {
        var words = AnswerWords.For(German);
        var labels = new QueryLabels(QueryGen.Profile, new Query { From = "incident" });
        var seen = new HashSet<Type>();
        foreach (var where in QueryGen.Condition(3).Array[2_000].Single())
        {
            Assert.That(words.Condition(where, labels), Is.Not.Empty);
            seen.UnionWith(Kinds(where));
        }

        var all = typeof(Predicate).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Predicate)) && !type.IsAbstract);
        Assert.That(all.Except(seen).Select(type => type.Name), Is.Empty, "every kind of condition was tried");
    }

    [TestCase("incidents", "Vorfälle")]
    [TestCase("corrective actions", "Korrekturmaßnahmen")]
    [TestCase("Unfälle", "Unfälle")]
    [TestCase("widgets", "Widgets")]
    public void Plural_OfTheDatasWord_IsGermanWhereThereIsOne(string plural, string german) =>
        Assert.That(GermanNoun.Of(RecordNoun.FromPlural(plural)).Plural, Is.EqualTo(german));

    private static IEnumerable<Type> Kinds(object node) =>
        node.GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .Select(property => property.GetValue(node))
            .SelectMany(value =>
                value switch
                {
                    Predicate inner => Kinds(inner),
                    IEnumerable<Predicate> inner => inner.SelectMany(Kinds),
                    _ => [],
                }
            )
            .Prepend(node.GetType());
}
