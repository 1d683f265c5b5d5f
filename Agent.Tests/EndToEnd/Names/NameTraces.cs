using System.Text;
using Agent.Core.Privacy;
using Agent.Core.Spelling;

namespace Agent.Tests.EndToEnd.Names;

/// <summary>Finds what is left of names in a text: five letters on end of any, whatever stands between, forwards or backwards.</summary>
internal sealed class NameTraces
{
    private const int Length = 5;

    private readonly HashSet<string> _pieces = new(StringComparer.Ordinal);

    public NameTraces(IEnumerable<string> words)
    {
        foreach (var word in words.Select(Letters))
        {
            for (var at = 0; at + Length <= word.Length; at++)
            {
                _pieces.Add(word.Substring(at, Length));
                _pieces.Add(new string([.. word.Substring(at, Length).Reverse()]));
            }
        }
    }

    /// <summary>The first piece found; null where there is none.</summary>
    public string? Find(string text)
    {
        var letters = Letters(text);
        for (var at = 0; at + Length <= letters.Length; at++)
        {
            if (_pieces.Contains(letters.Substring(at, Length)))
                return letters.Substring(Math.Max(0, at - 10), Math.Min(30, letters.Length - Math.Max(0, at - 10)));
        }

        return null;
    }

    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var letter in LetterFolding.Fold(text).Where(char.IsLetter))
            letters.Append(letter);
        return letters.ToString();
    }
}
