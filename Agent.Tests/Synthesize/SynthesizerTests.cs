using System.Text.Json.Nodes;
using Agent.Score.Board;
using Agent.Score.Board.Sets;
using Agent.Synthesize;
using Agent.Tests.Support;

namespace Agent.Tests.Synthesize;

/// <summary>Registers and questions made by the grammar: the same from the same seed, and answered as well as they were.</summary>
[CancelAfter(400_000)]
public sealed class SynthesizerTests
{
    private const int Seed = 20261201;

    [Test]
    public void Write_SameSeed_SameBytes()
    {
        using var one = new DataFolder();
        using var other = new DataFolder();
        Synthesizer.Write(
            new SynthesizeOptions(one.Path)
            {
                Seed = Seed,
                Registers = 3,
                Questions = 20,
            }
        );
        Synthesizer.Write(
            new SynthesizeOptions(other.Path)
            {
                Seed = Seed,
                Registers = 3,
                Questions = 20,
            }
        );
        Assert.That(Contents(one), Is.EqualTo(Contents(other)).And.Count.EqualTo(7));
    }

    [Test]
    public void Write_ManyQuestions_OfAllKindsWithAnswers()
    {
        using var folder = new DataFolder();
        Synthesizer.Write(
            new SynthesizeOptions(folder.Path)
            {
                Seed = Seed,
                Registers = 12,
                Questions = 60,
            }
        );
        var lines = Directory
            .GetFiles(folder.Path, "*.jsonl")
            .SelectMany(File.ReadLines)
            .Select(line => (JsonObject)JsonNode.Parse(line)!)
            .ToList();
        Assert.Multiple(() =>
        {
            Assert.That(lines.Select(line => (string)line["kind"]!).Distinct().Count(), Is.EqualTo(Synthesizer.Kinds.Count));
            Assert.That(lines.Select(line => line["expected"]!["value"]), Has.None.Null);
            Assert.That(lines.Select(line => (string)line["question"]!), Has.None.Contains("{"));
        });
    }

    [Test]
    public async Task Ask_SyntheticQuestions_AreAnsweredAsWellAsTheyWere(CancellationToken cancellationToken)
    {
        using var folder = new DataFolder();
        Synthesizer.Write(
            new SynthesizeOptions(folder.Path)
            {
                Seed = Seed + 1,
                Registers = 6,
                Questions = 40,
            }
        );
        var sets = RepositoryQuestions
            .Load(new BoardOptions(folder.Path) { Questions = folder.Path, Cache = folder.File("cache") })
            .ToList();
        var lines = await BoardCommand.AskAsync(sets, sets[0].AskedOn, folder.File("cache"), cancellationToken);
        var wrong = lines.Where(line => line.Verdict == Agent.Score.Verdict.Wrong).ToList();
        var told = string.Join('\n', wrong.Select(line => $"{line.Question}: {string.Join(" + ", line.Words)}"));
        Assert.Multiple(() =>
        {
            Assert.That(lines.Count(line => line.Verdict == Agent.Score.Verdict.Right), Is.GreaterThanOrEqualTo(lines.Count * 0.8), told);
            Assert.That(wrong, Has.Count.LessThanOrEqualTo(lines.Count * 0.08), told);
        });
    }

    private static Dictionary<string, string> Contents(DataFolder folder) =>
        Directory.GetFiles(folder.Path).ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
}
