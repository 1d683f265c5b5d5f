using Agent.Core.Queries;
using Agent.Planning.Drafts;
using Agent.Planning.Lexing;
using Agent.Planning.Mentions;

namespace Agent.Planning.Candidates;

/// <summary>What is made of a series of periods: rolling, cumulative, change from one to the next.</summary>
internal static class SeriesShapes
{
    public static IEnumerable<Candidate> Of(Measured measured)
    {
        var draft = measured.Draft;
        if (draft.Keys is not [.., { Key.Period: not null }])
            yield break;
        if (draft.Has(Sense.Rolling))
        {
            var next = draft.Clone();
            var op = next.Find(Sense.Rolling)!;
            next.Ledger.Use(op);
            var number = Enumerable
                .Range(Math.Max(0, op.Start - 4), 5)
                .FirstOrDefault(
                    at => at < next.Question.Tokens.Count && next.Question.Tokens[at].Number is not null && next.Cues.ItemAt(at) is null,
                    -1
                );
            if (number >= 0)
                next.Ledger.Use(number, number + 1);
            var form = next.Take(Sense.Mean) ? WindowForm.RollingMean : WindowForm.RollingSum;
            yield return Windowed(
                next,
                measured,
                new Window(form) { Periods = number >= 0 ? (int)next.Question.Tokens[number].Number!.Value : 3 }
            );
        }

        if (draft.Has(Sense.Cumulative))
        {
            var next = draft.Clone();
            next.Take(Sense.Cumulative);
            yield return Windowed(next, measured, new Window(WindowForm.Cumulative));
        }

        if (draft.Has(Sense.Change))
        {
            var next = draft.Clone();
            next.Take(Sense.Change);
            var percent = next.Take(Sense.Share);
            yield return Windowed(next, measured, new Window(percent ? WindowForm.PercentChange : WindowForm.Change));
        }
    }

    private static Candidate Windowed(Draft next, Measured measured, Window window)
    {
        while (next.Take(Sense.By, Sense.Each, Sense.Trend))
        {
        }

        return Shapes.Finish(
            next,
            measured,
            next.Asked() with
            {
                Select = measured.Select,
                GroupBy = [.. next.Keys.Take(2).Select(key => key.Key)],
                Window = window,
            },
            "series"
        );
    }
}
