namespace Agent.Data.Profiles;

/// <summary>What was filled into blank cells before their columns were typed.</summary>
/// <param name="Merged">Cells inside merged areas.</param>
/// <param name="ContinuedKey">Place of the id that rows took from the record they continue; -1 for none.</param>
internal sealed record FilledCells(int Merged, int ContinuedKey)
{
    public static readonly FilledCells None = new(0, -1);

    /// <summary>What is told of it.</summary>
    public IEnumerable<string> Notes(IReadOnlyList<RawLabelled> columns)
    {
        if (Merged > 0)
            yield return $"{Counted.Of(Merged, "cell")} inside merged areas {Counted.Verb(Merged, "take")} the text of the area";
        if (ContinuedKey >= 0)
            yield return $"Rows without {columns[ContinuedKey].Label} continue the record above them "
                + "and take what is blank in them from it";
    }
}
