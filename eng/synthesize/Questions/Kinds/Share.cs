using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Questions.Kinds;

/// <summary>Which part of the records a condition holds for.</summary>
internal sealed class Share : IQuestionKind
{
    public string Name => "share";

    public int Weight => 8;

    public Draft? Make(Frame frame)
    {
        var part = frame.Subject(1);
        if (part.Conditions.Any(condition => condition.Place != Conditions.ConditionPlace.After) || part.Conditions.Count != 1)
            return null;
        var subject = frame.Subject();
        if (subject.Rows.Count == 0)
            return null;
        var share = 100.0 * subject.Rows.Count(part.Conditions[0].Holds) / subject.Rows.Count;
        var words = part.After;
        var text = frame
            .Say(
                subject,
                $"What percentage of {{s}} were {words}?",
                $"What share of the {{s}} was {words}?",
                $"Percent of {{s}} that were {words}",
                $"Of all {{s}}, what percentage is {words}?"
            )
            .Replace("were that are", "are")
            .Replace("that were where", "where")
            .Replace("were where", "are those where")
            .Replace("were with", "are with")
            .Replace("was with", "are with")
            .Replace("is with", "are with");
        return words.StartsWith("that", StringComparison.Ordinal) || words.StartsWith("where", StringComparison.Ordinal)
            ? null
            : new Draft(text, Expected.Percent(share));
    }
}
