namespace Agent.Planning.Lexing;

/// <summary>A piece of a question.</summary>
/// <param name="Text">As written.</param>
/// <param name="Lower">In lower case; informal forms written out.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Number">Its value where it is a number.</param>
/// <param name="Date">Its day where it is a date.</param>
internal sealed record Token(string Text, string Lower, TokenKind Kind, double? Number = null, DateTime? Date = null)
{
    /// <summary>The word without its ending; words of one stem are one word to the linker.</summary>
    public string Stem { get; } = Stemmer.Stem(Lower);

    /// <summary>The word without its plural.</summary>
    public string Singular { get; } = Stemmer.Singular(Lower);

    /// <summary>Whether it is written all in capitals, as codes are.</summary>
    public bool IsCode { get; } = Text.Length >= 2 && Text.Any(char.IsAsciiLetterUpper) && !Text.Any(char.IsLower);

    public bool Is(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Lower == word)
                return true;
        }

        return false;
    }
}
