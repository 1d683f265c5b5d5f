using Humanizer;

namespace Agent.Core.Spelling;

/// <summary>Forms of English words.</summary>
public static class WordForms
{
    /// <summary>A word without its plural; words that are none, too, come back as they are.</summary>
    /// <param name="word">One word.</param>
    public static string Singular(string word) => word.Singularize(inputIsKnownToBePlural: false);
}
