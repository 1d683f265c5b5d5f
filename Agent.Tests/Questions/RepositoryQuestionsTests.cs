using System.Text.Json.Nodes;
using Agent.Score.Board;
using Agent.Score.Board.Sets;
using Agent.Tests.Support;

namespace Agent.Tests.Questions;

/// <summary>The questions of <c>eng/questions</c> as the board reads them.</summary>
public sealed class RepositoryQuestionsTests
{
    private const int FewestOfARegister = 60;
    private const long LargestRegister = 120_000;

    private static TempFolder _cache = null!;
    private static IReadOnlyList<BoardSet> _sets = [];

    [OneTimeSetUp]
    public static void Load()
    {
        _cache = new TempFolder();
        _sets = [.. RepositoryQuestions.Load(new BoardOptions(_cache.Path) { Cache = _cache.Path })];
    }

    [OneTimeTearDown]
    public static void Clean() => _cache.Dispose();

    [Test]
    public void Sets_AreOfTheFourGroups() =>
        Assert.That(
            _sets.Select(set => set.Group).Distinct(),
            Is.EquivalentTo(
                new[]
                {
                    RepositoryQuestions.Registers,
                    RepositoryQuestions.Shared,
                    RepositoryQuestions.Sample,
                    RepositoryQuestions.Agreement,
                }
            )
        );

    [Test]
    public void Ids_NameOneQuestionEach() => Assert.That(_sets.SelectMany(set => set.Questions.Select(question => question.Id)), Is.Unique);

    [Test]
    public void Registers_LieBesideTheirQuestionsAndAreSmall()
    {
        var registers = _sets.Where(set => set.Group == RepositoryQuestions.Registers).ToList();

        Assert.That(registers, Is.Not.Empty);
        foreach (var register in registers)
        {
            Assert.That(register.Questions, Has.Count.GreaterThanOrEqualTo(FewestOfARegister), register.Name);
            Assert.That(new FileInfo(register.Questions[0].Path).Length, Is.LessThan(LargestRegister), register.Name);
        }
    }

    [Test]
    public void Questions_HaveAnAnswerThatCanBeJudged()
    {
        foreach (var question in _sets.SelectMany(set => set.Questions))
        {
            var type = (string?)question.Expected!["type"];
            Assert.That(type, Is.AnyOf("number", "list", "table", "refusal"), question.Id);
            Assert.That(question.Expected["value"] is JsonArray { Count: > 0 } or JsonValue, question.Id);
            Assert.That(question.IsRefusal, Is.EqualTo(type == "refusal"), question.Id);
        }
    }

    [Test]
    public void Wordings_AreFiveOfOneFigure()
    {
        var agreement = _sets.Single(set => set.Group == RepositoryQuestions.Agreement);
        var wordings = agreement.Questions.GroupBy(question => Wordings.QuestionOf(question.Id)).ToList();

        Assert.That(wordings, Has.Count.EqualTo(100));
        Assert.That(wordings.Select(group => group.Count()), Has.All.EqualTo(5));
        Assert.That(wordings.SelectMany(group => group.Select(question => (string?)question.Expected!["type"])), Has.All.EqualTo("number"));
    }

    [Test]
    public void BlindRegisters_AreMarkedInEverySet() =>
        Assert.That(
            _sets
                .SelectMany(set => set.Questions)
                .Where(question => question.IsBlind)
                .Select(question => Path.GetFileName(question.Path))
                .Distinct(),
            Is.EquivalentTo(
                new[]
                {
                    "airport-ramp-events.xlsx",
                    "construction-group-safety.xlsx",
                    "dairy-plant-injuries.csv",
                    "university-estates-hs.csv",
                }
            )
        );
}
