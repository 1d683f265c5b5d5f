using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Segments;

/// <summary>Words that a longer name takes, and words for units.</summary>
internal sealed class LongerNames(Question question)
{
    private const double MostOfAName = 0.7;
    private const double HalfAName = 0.5;

    /// <summary>"lost days" whole is that column: neither days nor a part of Lost Time.</summary>
    public bool Hold(Item item) =>
        question.Names.Any(name =>
            name is { Kind: TermKind.Column, Match: <= MatchKind.Stem }
            && (
                name.IsWhole
                || (
                    name.Words > 1
                    && item.Name is { Kind: TermKind.Value }
                    && name.Coverage >= (IsLonger(name, item) ? HalfAName : MostOfAName)
                )
            )
            && name.Start <= item.Start
            && item.End <= name.End
            && (IsLonger(name, item) || item.Name is { Kind: TermKind.Value })
        );

    /// <summary>"days from … to …" counts days: they are no part of Lost Days.</summary>
    public bool IsUnit(Item item) =>
        item.End - item.Start == 1
        && question.Tokens[item.Start].Singular is "day" or "hour" or "minute" or "week" or "month"
        && question.Is(item.End, "from", "between", "since", "until", "to", "after", "before", "later");

    private static bool IsLonger(SchemaMention name, Item item) => name.End - name.Start > item.End - item.Start;
}
