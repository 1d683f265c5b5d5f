using Agent.Data.Search;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Search;

[CancelAfter(400_000)]
public sealed class SearchTextTests
{
    [TestCase("slips", "A-1", "A-4")]
    [TestCase("slipped", "A-1", "A-4")]
    [TestCase("forklfit", "A-2")]
    [TestCase("electrocution electrician switchbaord", "A-3")]
    [TestCase("wet stairs", "A-4")]
    public async Task Search_FormsAndMisspellings_FindTheRows(string text, params string[] expected)
    {
        using var database = HseTables.Create(entities: true);
        var table = await database.TableAsync(
            "search_text",
            $$"""{ "text": "{{text}}", "sheet": "Incident" }""",
            TestContext.CurrentContext.CancellationToken
        );

        Assert.That(table.Rows.Take(expected.Length).Select(row => row[0]), Is.EquivalentTo(expected));
    }

    [Test]
    public async Task Search_Misspelling_SaysHowItWasRead(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var table = await database.TableAsync("search_text", """{ "text": "forklfit", "sheet": "Incident" }""", cancellationToken);

        Assert.That(table.Notes, Has.Some.Contains("read as \"forklift"));
    }

    [Test]
    public async Task Search_WithoutSheet_TakesTheOneThatFits(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var table = await database.TableAsync("search_text", """{ "text": "forklift" }""", cancellationToken);

        Assert.That(table.Evidence.Sheet, Is.EqualTo("Incident"));
        Assert.That(table.TotalRows, Is.EqualTo(1));
        Assert.That(table.Columns[^1].Name, Is.EqualTo("score"));
    }

    [Test]
    public async Task Search_SimilarToAnId_LeavesThatOneOut(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create(entities: true);
        var table = await database.TableAsync("search_text", """{ "text": "similar to a-1", "sheet": "Incident" }""", cancellationToken);

        Assert.That(table.Rows, Is.Not.Empty);
        Assert.That(table.Rows.Select(row => row[0]), Has.None.EqualTo("A-1"));
    }

    [TestCase("A-2", "A-1")]
    [TestCase("a-4", "A-1")]
    public async Task Search_SimilarToArgument_FindsItsLikeFirst(string id, string expected, CancellationToken cancellationToken)
    {
        using var database = HseTables.Create(entities: true);
        var table = await database.TableAsync("search_text", $$"""{ "similar_to": "{{id}}", "sheet": "Incident" }""", cancellationToken);

        Assert.That(table.Rows[0][0], Is.EqualTo(expected));
        Assert.That(table.Rows.Select(row => row[0]), Has.None.EqualTo(id.ToUpperInvariant()));
    }

    [Test]
    public async Task Search_NothingFits_GivesAnEmptyTable(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var table = await database.TableAsync("search_text", """{ "text": "zzzzqq", "sheet": "Incident" }""", cancellationToken);

        Assert.That(table.Rows, Is.Empty);
        Assert.That(table.TotalRows, Is.Zero);
    }

    [TestCase("slips", "slipped")]
    [TestCase("injuries", "injury")]
    [TestCase("falling", "falls")]
    [TestCase("burned", "burning")]
    [TestCase("operators", "operator")]
    [TestCase("maintained", "maintains")]
    [TestCase("crushed", "crushing")]
    public void Stem_FormsOfAWord_Meet(string one, string other) => Assert.That(Stemmer.Stem(one), Is.EqualTo(Stemmer.Stem(other)));

    [TestCase("fire", "first")]
    [TestCase("gas", "gasket")]
    [TestCase("wing", "wed")]
    [TestCase("press", "pressure")]
    public void Stem_OtherWords_StayApart(string one, string other) => Assert.That(Stemmer.Stem(one), Is.Not.EqualTo(Stemmer.Stem(other)));

    [Test]
    public void Search_RareTerm_WeighsMoreThanACommonOne()
    {
        var index = new SearchIndex();
        index.Add(1, "floor floor floor");
        index.Add(2, "floor ammonia");
        index.Add(3, "floor stairs");
        var hits = index.Seal().Search("floor ammonia", (_, _) => { });

        Assert.That(hits[0].Row, Is.EqualTo(2));
        Assert.That(hits, Has.Count.EqualTo(3));
    }
}
