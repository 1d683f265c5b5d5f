using Agent.Console.Options;
using Agent.Protocol;

namespace Agent.Tests.Console.Options;

public sealed class OptionsParserTests
{
    [Test]
    public void Question_WithoutQuotes_IsAllWords() =>
        Assert.That(Parse("Top", "10", "departments").Options.Question, Is.EqualTo("Top 10 departments"));

    [Test]
    public void Question_AlongsideOptions_IsWhatIsLeft()
    {
        var options = Parse("--dataset", "plant.xlsx", "How many incidents?", "--json").Options;

        Assert.That(options, Is.EqualTo(new ConsoleOptions { Question = "How many incidents?", Dataset = "plant.xlsx", Json = true }));
    }

    [Test]
    public void Options_All_AreRead()
    {
        var options = Parse(
            "--url=https://hub.example/", "--key", "secret", "--mode", "offline", "--model", "small", "--language", "de", "--plain",
            "--questions", "q.jsonl", "--answers", "a.jsonl", "--parallel", "8").Options;

        Assert.That(options, Is.EqualTo(new ConsoleOptions
        {
            Url = new Uri("https://hub.example/"),
            Key = "secret",
            Mode = AskModes.Offline,
            Model = "small",
            Language = "de",
            Plain = true,
            QuestionsFile = "q.jsonl",
            AnswersFile = "a.jsonl",
            Parallel = 8,
        }));
    }

    [Test]
    public void Environment_UrlAndKey_AreDefaults()
    {
        var variables = new Dictionary<string, string?> { ["AGENT_HUB_URL"] = "http://hub:1", ["AGENT_HUB_KEY"] = "k" };

        var options = OptionsParser.Parse(["--url", "http://other:2", "q"], variables.GetValueOrDefault).Options;

        Assert.Multiple(() =>
        {
            Assert.That(options.Url, Is.EqualTo(new Uri("http://other:2")));
            Assert.That(options.Key, Is.EqualTo("k"));
        });
    }

    [TestCase("--url needs a value.", "--url")]
    [TestCase("There is no option --colour.", "--colour", "red")]
    [TestCase("\"hub:5080\" is no address: write it like http://127.0.0.1:5080/.", "--url", "hub:5080", "q")]
    [TestCase("--mode is auto, model or offline, not \"fast\".", "--mode", "fast", "q")]
    [TestCase("--parallel is a number from 1 to 64, not \"0\".", "--parallel", "0", "q")]
    [TestCase("--questions needs --answers: the file to write to.", "--questions", "q.jsonl")]
    [TestCase("--answers needs --questions: the file to read from.", "--answers", "a.jsonl", "q")]
    [TestCase("Give either a question or --questions, not both.", "--questions", "q.jsonl", "--answers", "a.jsonl", "q")]
    public void Mistake_OnCommandLine_IsNamed(string error, params string[] arguments) =>
        Assert.That(Parse(arguments).Error, Is.EqualTo(error));

    [Test]
    public void Help_WithoutQuestion_IsNoMistake()
    {
        var (options, error) = Parse("--help");

        Assert.Multiple(() =>
        {
            Assert.That(error, Is.Null);
            Assert.That(options.Help, Is.True);
        });
    }

    [Test]
    public void Help_EveryOption_IsExplained() =>
        Assert.That(OptionsParser.Names.Where(name => !HelpText.Text.Contains($" {name}", StringComparison.Ordinal)), Is.Empty);

    private static ParsedOptions Parse(params string[] arguments) => OptionsParser.Parse(arguments, _ => null);
}
