using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Reading;
using Agent.Tests.Support;

namespace Agent.Tests.Planning.Linking;

/// <summary>Which names of the dataset the words of a question stand for.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class LinkerTests
{
    private QueryDatabase _database = null!;

    [OneTimeSetUp]
    public void Open() => _database = HseTables.Create(entities: true);

    [OneTimeTearDown]
    public void Close() => _database.Dispose();

    [TestCase("minor incidents", "Severity=Minor")]
    [TestCase("incidents in production", "Department=Production")]
    [TestCase("incidents in Prodcution", "Department=Production")]
    [TestCase("deaths by department", "Severity=Fatal, Department")]
    [TestCase("days lost per severity", "Days Lost, Severity")]
    [TestCase("the cost of each", "Cost")]
    [TestCase("severities", "Severity")]
    [TestCase("actions in progress", "Status=In Progress")]
    [TestCase("colour of the sky", "")]
    public void Link_Words_StandForNames(string question, string expected) => Assert.That(Links(question), Is.EqualTo(expected));

    [TestCase("actions by status", "Corrective Actions")]
    [TestCase("incidents by severity", "Incident")]
    public void Link_Subject_IsTheSheetThatIsAskedAbout(string question, string sheet)
    {
        var tokens = Tokenizer.Read(question);
        var best = new Linker(_database.Profile, tokens, _ => false).Link(Bias.For(tokens, _database.Profile))[0];
        Assert.That(best.Sheet.Name, Is.EqualTo(sheet));
    }

    private string Links(string question)
    {
        var tokens = Tokenizer.Read(question);
        var best = new Linker(_database.Profile, tokens, _ => false).Link(Bias.For(tokens, _database.Profile))[0];
        return string.Join(", ", best.Links.Where(link => link.Kind != TermKind.Sheet).Select(link => link.Values is [var value, ..] ? $"{link.Column!.Name}={value}" : link.Column!.Name));
    }
}
