namespace Agent.Core.Queries;

/// <summary>One key of the order. Exactly one of the three members is set.</summary>
public sealed record OrderBy
{
    /// <summary>Index into <see cref="Query.Select"/>; with <see cref="Query.Compare"/>, 0 is the figure compared.</summary>
    public int? Select { get; init; }

    /// <summary>Index into <see cref="Query.GroupBy"/>.</summary>
    public int? Key { get; init; }

    /// <summary>A value of a row, where records are listed.</summary>
    public Operand? Value { get; init; }

    /// <summary>Largest, latest first. Blanks are last either way.</summary>
    public bool Descending { get; init; }
}
