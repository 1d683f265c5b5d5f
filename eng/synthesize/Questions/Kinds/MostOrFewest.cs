using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions.Kinds;

/// <summary>The group with most or fewest records.</summary>
internal sealed class MostOrFewest : IQuestionKind
{
    public string Name => "most";

    public int Weight => 8;

    public Draft? Make(Frame frame)
    {
        var key = frame.Key();
        var subject = frame.Subject();
        var isFewest = frame.Dice.Chance(0.2);
        var groups = Groups.Of(subject.Rows, key).Select(group => (group.Key, (double)group.Rows.Count)).ToList();
        // A value that no row has would be the fewest of all.
        if (Groups.Only(groups, isFewest) is not { } only || (isFewest && groups.Count < key.Values.Count))
            return null;
        var word = isFewest ? "fewest" : "most";
        List<string> templates =
        [
            $"Which {key.Said} has the {word} {{s}}?",
            $"{key.Said} with the {word} {{s}}",
            $"what {key.Said} had the {word} {{s}}",
            $"Which {key.Said} recorded the {word} {{s}}?",
        ];
        if (!isFewest)
            templates.AddRange([$"most common {key.Said} of {{s}}", $"What is the most frequent {key.Said} among {{s}}?"]);
        return new Draft(frame.Say(subject, templates), Expected.List([only]));
    }
}
