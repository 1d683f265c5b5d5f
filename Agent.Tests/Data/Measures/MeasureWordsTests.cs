using Agent.Core.Agents;
using Agent.Core.Tools;
using Agent.Data.Measures;
using Agent.Planning.Answers.Words;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Data.Measures;

/// <summary>Measures in the reader's language: nothing that the measure itself says stays English.</summary>
[CancelAfter(400_000)]
public sealed class MeasureWordsTests
{
    // Words that are the same in both languages.
    private static readonly string[] Shared = ["Median", "Signal"];

    public static IEnumerable<string> Names => MeasureCatalogue.All.Select(measure => measure.About.Name);

    [TestCaseSource(nameof(Names))]
    public async Task Measure_InGerman_SaysNothingInEnglish(string name, CancellationToken cancellationToken)
    {
        using var register = new MeasureRegister(new Random(7)).Open();
        var english = await TableAsync(register, "en", name, cancellationToken);
        var german = await TableAsync(register, "de", name, cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(german.Title, Is.Not.EqualTo(english.Title));
            Assert.That(Figures(german).Where(label => !label.All(char.IsUpper)).Except(Shared).Intersect(Figures(english)), Is.Empty);
            Assert.That(german.Notes.Intersect(english.Notes), Is.Empty);
            Assert.That(Units(german).Intersect(Units(english)), Is.SubsetOf(new[] { "h", "%" }));
            Assert.That(german.Rows, Has.Count.EqualTo(english.Rows.Count));
            Assert.That(german.Query?.ToString(), Is.EqualTo(english.Query?.ToString()), "the same is asked");
        });
    }

    [Test]
    public async Task Rate_InGerman_SaysWhatAndOfWhichTime(CancellationToken cancellationToken)
    {
        using var database = MeasureTables.Create();
        var table = await TableAsync(database, "de", "trir", cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(table.Title, Is.EqualTo("Rate meldepflichtiger Vorfälle (TRIR) im Jahr 2023"));
            Assert.That(
                table.Columns.Select(column => column.Label),
                Is.EqualTo(new[] { "Ereignisse", "Stunden (Hours Worked)", "TRIR", "95 % von", "95 % bis" })
            );
            Assert.That(table.Columns[2].Unit, Is.EqualTo("pro 200.000 h"));
            Assert.That(table.Notes, Has.Some.Contains("meldepflichtige Vorfälle × 200.000 ÷ Arbeitsstunden").And.Some.Contains("2023"));
        });
    }

    [Test]
    public async Task Ageing_InGerman_NamesItsAges(CancellationToken cancellationToken)
    {
        using var database = MeasureTables.Create();
        var table = await TableAsync(database, "de", "ageing_actions", cancellationToken);

        Assert.That(table.Rows.Select(row => row[0]), Does.Contain("ohne Termin").And.Not.Contain("no due date"));
    }

    private static IEnumerable<string> Figures(TableContent table) =>
        table.Columns.Where(column => column.Role == "figure").Select(column => column.Label);

    private static IEnumerable<string> Units(TableContent table) => table.Columns.Select(column => column.Unit).OfType<string>();

    private static async Task<TableContent> TableAsync(
        QueryDatabase database,
        string language,
        string name,
        CancellationToken cancellationToken
    )
    {
        var arguments = new AIFunctionArguments { ["name"] = name };
        arguments.SetPhrases(AnswerWords.For(language).Query);
        var result = await database.Session.Tools.Single(tool => tool.Name == "get_measure").InvokeAsync(arguments, cancellationToken);
        return result is ToolTable table ? table.Table : throw new AssertionException($"{result}");
    }
}
