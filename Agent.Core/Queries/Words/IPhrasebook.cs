namespace Agent.Core.Queries.Words;

/// <summary>The languages in which queries can be told.</summary>
public interface IPhrasebook
{
    /// <summary>The phrases of a language by its tag; English where there are none for it.</summary>
    /// <param name="language">"de", "de-AT"; null for English.</param>
    QueryPhrases PhrasesOf(string? language);
}
