namespace Agent.Tests.Data.Workbooks.Corpus;

/// <summary>A tricky workbook.</summary>
/// <param name="Name">What is tricky about it.</param>
/// <param name="Write">Writes it to a path.</param>
internal sealed record CorpusFile(string Name, Action<string> Write)
{
    /// <summary>Cells that the second reader gives otherwise, <c>Sheet!B2</c> or <c>*</c> for all, with the reason.</summary>
    public IReadOnlyDictionary<string, string> SecondReaderDiffers { get; init; } = new Dictionary<string, string>();

    /// <summary>Cells that EPPlus gives otherwise, with the reason.</summary>
    public IReadOnlyDictionary<string, string> EpplusDiffers { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the streaming reader must leave it to EPPlus.</summary>
    public bool IsUnusual { get; init; }

    public override string ToString() => Name;
}
