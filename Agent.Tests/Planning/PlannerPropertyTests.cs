using Agent.Core.Tools;
using Agent.Planning.Compiling;
using Agent.Planning.Reading;
using Agent.Tests.Support;
using CsCheck;

namespace Agent.Tests.Planning;

/// <summary>Whatever is asked, reading it ends in a query or in a refusal.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class PlannerPropertyTests
{
    private static readonly string[] Words =
        "how many incidents actions by per month year which department severity most top 5 between and 2023 january not without average total percent of fatal minor days lost closed due open overdue blank more than 3 mention the ( ) , ? \"x\" 100% I II last week before since compare versus each all different forklift zzz".Split(' ');

    private static readonly Gen<string> AnyWord = Gen.Int[0, Words.Length - 1].Select(index => Words[index]);

    private QueryDatabase _database = null!;

    [OneTimeSetUp]
    public void Open() => _database = HseTables.Create(entities: true);

    [OneTimeTearDown]
    public void Close() => _database.Dispose();

    [Test]
    public void Read_AnyText_GivesAQueryOrARefusal() => Gen.String.Sample(Check, iter: 2_000);

    [Test]
    public void Read_AnyOrderOfQuestionWords_GivesAQueryOrARefusal() =>
        AnyWord.Array[1, 14].Sample(words => Check(string.Join(' ', words)), iter: 3_000);

    [Test]
    public async Task Run_AnyOrderOfQuestionWords_ToolsTakeWhatIsPlanned()
    {
        await AnyWord.Array[3, 10].SampleAsync(
            async words =>
            {
                var reading = QuestionReader.Read(string.Join(' ', words), _database.Profile, PlannerRun.Today.Date);
                if (reading.Query is null)
                    return;
                var plan = ToolPlanner.Plan(reading.Query, _database.Profile);
                var result = await _database.Session.Tools.Single(tool => tool.Name == plan.Name).InvokeAsync(new(plan.Arguments), CancellationToken.None);
                if (result is ToolError error && error.Code is not ("nothing_to_draw" or "too_many_periods"))
                    Assert.Fail($"{error.Code}: {error.Message}");
            },
            iter: 400,
            threads: 1);
    }

    [TestCase(100_000)]
    public void Read_VeryLongText_IsRefusedAtOnce(int length) =>
        Assert.That(QuestionReader.Read(new string('a', length), _database.Profile, PlannerRun.Today.Date).Query, Is.Null);

    private void Check(string text)
    {
        var reading = QuestionReader.Read(text, _database.Profile, PlannerRun.Today.Date);
        Assert.That(reading.Query is null, Is.Not.EqualTo(reading.Refusal is null));
        if (reading.Query is not null)
            ToolPlanner.Plan(reading.Query, _database.Profile);
    }
}
