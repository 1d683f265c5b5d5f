using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;
using Agent.Tests.Support;

namespace Agent.Tests.Planning.Mentions;

/// <summary>Names of sheets, columns and values in questions: what they link to, how, and that nothing else is linked.</summary>
public sealed class SchemaLinkerTests
{
    [TestCase("total days lost", "Days Lost")]
    [TestCase("average cost", "Cost")]
    [TestCase("incidents by department", "Department")]
    [TestCase("due dates", "Due Date")]
    public void Find_NameOfAColumn_LinksItWhole(string question, string column)
    {
        var found = Find(question);

        Assert.That(
            found.Where(mention => mention.Kind == TermKind.Column && mention.IsWhole).Select(mention => mention.Column?.Name),
            Does.Contain(column)
        );
    }

    [TestCase("How many incidents?", "Incident")]
    [TestCase("open corrective actions", "Corrective Actions")]
    public void Find_NameOfASheet_LinksItInAnyNumber(string question, string sheet)
    {
        var found = Find(question)
            .Where(mention => mention.Kind == TermKind.Sheet && mention.IsWhole && mention.Sheet.Name == sheet)
            .ToList();

        Assert.That(found, Is.Not.Empty);
        Assert.That(found.Min(mention => mention.Match), Is.LessThanOrEqualTo(MatchKind.Stem));
    }

    [TestCase("incidents in production", "Department", "Production")]
    [TestCase("fatal incidents", "Severity", "Fatal")]
    public void Find_Value_LinksItsColumn(string question, string column, string value)
    {
        var found = Find(question).Where(mention => mention.Kind == TermKind.Value && mention.Column?.Name == column).ToList();

        Assert.That(found.SelectMany(mention => mention.Values), Does.Contain(value));
    }

    [Test]
    public void Find_Misspelling_IsMarkedAsOne()
    {
        var found = Find("incidents by departmnt")
            .Where(mention => mention.Column?.Name == "Department" && mention.Kind == TermKind.Column)
            .ToList();

        Assert.That(found.Select(mention => mention.Match), Is.Not.Empty.And.All.EqualTo(MatchKind.Misspelling));
    }

    [TestCase("unicorns")]
    [TestCase("altitude")]
    [TestCase("what is the weather")]
    public void Find_WordsThatNameNothing_LinksNothing(string question) =>
        Assert.That(Find(question).Select(mention => mention.Column?.Name ?? mention.Sheet.Name), Is.Empty);

    private static IReadOnlyList<SchemaMention> Find(string question)
    {
        using var database = HseTables.Create();
        return new SchemaLinker(LinkIndex.For(database.Profile), Tokenizer.Read(question)).Find();
    }
}
