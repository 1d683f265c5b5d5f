namespace Agent.Data.Measures;

/// <summary>What people are told of a measure.</summary>
/// <param name="Name">Argument of the tool, snake_case.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Formula">How it is worked out.</param>
/// <param name="Synonyms">Other words for it, lower case.</param>
internal sealed record MeasureText(string Name, string Title, string Formula, params string[] Synonyms)
{
    /// <summary>What heads its column: "TRIR", or the whole title where it has no abbreviation.</summary>
    public string Heading =>
        Title.EndsWith(')') && Title.LastIndexOf('(') is var at and > 0 && Title[(at + 1)..^1] is var name && name.All(char.IsUpper)
            ? name
            : Title;

    /// <summary>Whether it depends on the day it is asked for.</summary>
    public bool HasAsOf { get; init; }

    /// <summary>Whether it can be followed over months, quarters or years.</summary>
    public bool HasPeriod { get; init; }
}
