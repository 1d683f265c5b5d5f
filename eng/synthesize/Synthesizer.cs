using System.Text.Json.Nodes;
using Agent.Synthesize.Questions;
using Agent.Synthesize.Registers;

namespace Agent.Synthesize;

/// <summary>Writes registers and questions about them.</summary>
internal static class Synthesizer
{
    /// <summary>All kinds of questions.</summary>
    public static IReadOnlyList<IQuestionKind> Kinds { get; } =
    [
        .. typeof(Synthesizer)
            .Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(IQuestionKind)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (IQuestionKind)Activator.CreateInstance(type)!),
    ];

    /// <summary>Writes them; how many questions.</summary>
    public static int Write(SynthesizeOptions options)
    {
        Directory.CreateDirectory(options.Out);
        var dice = new Dice(options.Seed);
        var maker = new RegisterMaker(Vocabulary.Load(), dice);
        var names = new JsonObject();
        var written = 0;
        for (var number = 0; number < options.Registers; number++)
        {
            var register = maker.Make(number);
            RegisterFile.Write(
                Path.Combine(options.Out, register.Name + ".csv"),
                register,
                dice.Pick(["yyyy-MM-dd", "dd.MM.yyyy", "yyyy-MM-dd"])
            );
            var questions = Questions(register, options.Questions, dice);
            File.WriteAllLines(Path.Combine(options.Out, register.Name + ".jsonl"), questions.Select(question => question.ToJsonString()));
            names[register.Name] = new JsonObject { ["blind"] = false };
            written += questions.Count;
        }

        File.WriteAllText(Path.Combine(options.Out, "registers.json"), names.ToJsonString());
        return written;
    }

    private static List<JsonObject> Questions(Register register, int count, Dice dice)
    {
        var questions = new List<JsonObject>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var weights = Kinds.Select(kind => (double)kind.Weight).ToList();
        for (var tries = 0; questions.Count < count && tries < count * 12; tries++)
        {
            var kind = dice.Pick(Kinds, weights);
            if (kind.Make(new Frame(register, dice)) is not { } draft || !seen.Add(draft.Text))
                continue;
            questions.Add(
                new JsonObject
                {
                    ["id"] = $"{register.Name}-{questions.Count + 1:000}",
                    ["file"] = register.Name + ".csv",
                    ["sheet"] = null,
                    ["question"] = draft.Text,
                    ["kind"] = kind.Name,
                    ["expected"] = draft.Expected,
                    ["sql"] = string.Empty,
                    ["asked_on"] = Register.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                }
            );
        }

        return questions;
    }
}
