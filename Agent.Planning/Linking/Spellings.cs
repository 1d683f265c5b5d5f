using Agent.Core.Spelling;
using Agent.Planning.Lexing;

namespace Agent.Planning.Linking;

/// <summary>Values typed by hand hold misspellings: what was found in a row or two may be the misspelling of what stands in thousands.</summary>
internal static class Spellings
{
    private const int Rare = 3;
    private const int Times = 100;
    private const int FewValues = 300;

    /// <summary>The link, or one to the usual spelling of its value.</summary>
    public static Link Usual(Link link)
    {
        if (link.Kind != TermKind.Value || link.Column!.Distinct <= FewValues || link.Values.Count != 1 || link.Values[0].Length < 5)
            return link;
        var column = link.Column;
        var rows = column.Values.FirstOrDefault(value => value.Value == link.Values[0])?.Count ?? 0;
        if (rows > Rare)
            return link;
        var asked = link.Values[0].ToLowerInvariant();
        // Most frequent first: the first that is near enough is the usual one.
        var usual = column.Values.TakeWhile(value => value.Count >= rows * Times).FirstOrDefault(value => EditDistance.IsMisspelling(asked, value.Value.ToLowerInvariant()));
        return usual is null ? link : link with { Values = [usual.Value], Quality = link.Quality * 0.97 };
    }
}
