namespace Agent.Data.Profiles;

/// <summary>How the texts of a column are read as numbers, with the evidence.</summary>
/// <param name="Numbers">One per distinct text; null where it is none.</param>
/// <param name="Mark">Point or comma; null where no cell has either.</param>
/// <param name="Ambiguous">Cells such as 1.500 that can be read both ways.</param>
/// <param name="Why">What decided them, in plain words; null where each cell says it itself.</param>
internal sealed record TextNumberReading(TextNumber?[] Numbers, DecimalMark? Mark, long Ambiguous, string? Why)
{
    public static readonly TextNumberReading Empty = new([], null, 0, null);

    public IEnumerable<string> Notes()
    {
        if (Why is not null && Mark is not null)
            yield return $"{Counted.Of(Ambiguous, "cell")} such as {(Mark.IsComma ? "1.500" : "1,500")} could be read as thousands or with decimals and {Counted.Verb(Ambiguous, "are")} read with a decimal {(Mark.IsComma ? "comma" : "point")}: {Why}";
        else if (Mark is { IsComma: true })
            yield return "Numbers typed as text have a decimal comma";
    }
}
