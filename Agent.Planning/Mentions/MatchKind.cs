namespace Agent.Planning.Mentions;

/// <summary>How the words of a question match a name, best first.</summary>
internal enum MatchKind
{
    /// <summary>The same words.</summary>
    Exact,

    /// <summary>The same words in another form: plural, ending.</summary>
    Stem,

    /// <summary>A shortened word, or a word its header shortens.</summary>
    Abbreviation,

    /// <summary>A word that means the same.</summary>
    Synonym,

    /// <summary>A misspelling.</summary>
    Misspelling,
}
