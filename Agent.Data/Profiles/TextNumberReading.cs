namespace Agent.Data.Profiles;

/// <summary>How the texts of a column are read as numbers, with the evidence.</summary>
/// <param name="Numbers">One per distinct text; null where it is none.</param>
/// <param name="Mark">Point or comma; null where no cell has either.</param>
/// <param name="Ambiguous">Cells such as 1.500 that can be read both ways.</param>
/// <param name="Why">What decided them, in plain words; null where each cell says it itself.</param>
/// <param name="Example">One of those that can be read both ways; null where each cell says it itself.</param>
internal sealed record TextNumberReading(TextNumber?[] Numbers, DecimalMark? Mark, long Ambiguous, string? Why, string? Example = null)
{
    public static readonly TextNumberReading Empty = new([], null, 0, null);

    private bool IsThousands => Mark!.IsComma != Example!.Contains(',', StringComparison.Ordinal);

    public IEnumerable<string> Notes()
    {
        if (Why is not null && Mark is not null)
            yield return $"{Counted.Of(Ambiguous, "cell")} such as {Example} could be read as thousands or with decimals "
                + $"and {Counted.Verb(Ambiguous, "are")} read {(IsThousands ? "as thousands" : "with decimals")}, "
                + $"with a decimal {(Mark.IsComma ? "comma" : "point")}: {Why}";
        else if (Mark is { IsComma: true })
            yield return "Numbers typed as text have a decimal comma";
    }

    /// <summary>
    /// The choice, as an answer says it. A comma before three digits is left unsaid where it groups thousands: hardly anyone would take it
    /// for anything else.
    /// </summary>
    public IEnumerable<string> Caveats()
    {
        if (Why is not null && Mark is not null && !(IsThousands && Example!.Contains(',', StringComparison.Ordinal)))
            yield return IsThousands
                ? $"values such as {Example} are read as thousands, not with decimals"
                : $"values such as {Example} are read with decimals, not as thousands";
    }
}
