using Agent.Planning.Linking;

namespace Agent.Planning.Reading;

/// <summary>How sure a reading is: by its weakest link, and by what was only assumed.</summary>
internal static class Confidence
{
    /// <summary>From here on the planner answers without a model configured.</summary>
    public const double Enough = 0.45;

    /// <summary>From here on the planner answers even where a model is configured.</summary>
    public const double Sure = 0.75;

    public static double Of(Draft draft, LogicalQuery query)
    {
        var links = draft.Sentence.Links.Where(link => link.Kind != TermKind.Sheet).Select(link => Math.Min(1, link.Quality)).ToList();
        var weakest = links.Count == 0 ? 1 : links.Min();
        // Part of a name is often all that people say of it.
        var sure = 0.5 + (0.5 * weakest);
        // A column named for nothing is a sign that something was not understood.
        sure -= 0.2 * draft.Roles.Hints.Count(hint => !draft.Filters.Exists(filter => Mentions(filter.Condition, hint)));
        if (query.Groups.Count > 2)
            sure -= 0.2;
        return Math.Clamp(sure, 0, 1);
    }

    private static bool Mentions(Conditions.Condition condition, Link hint) => condition switch
    {
        Conditions.ValueCondition value => value.Column.Is(Draft.Ref(hint)),
        Conditions.TextCondition text => text.Columns.Any(column => column.Is(Draft.Ref(hint))),
        Conditions.BlankCondition blank => blank.Column.Is(Draft.Ref(hint)),
        _ => false,
    };
}
