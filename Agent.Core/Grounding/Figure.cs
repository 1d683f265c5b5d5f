namespace Agent.Core.Grounding;

/// <summary>A figure found in a text.</summary>
/// <param name="Start">Where it starts, in UTF-16 code units.</param>
/// <param name="Length">Its length in UTF-16 code units.</param>
/// <param name="Value">Its value; a percentage is 61.2 and not 0.612.</param>
/// <param name="Tolerance">How far a result may lie from <paramref name="Value"/> and still be what was written: half a unit of the last
/// digit.</param>
/// <param name="Kind">How it is compared.</param>
internal readonly record struct Figure(int Start, int Length, double Value, double Tolerance, FigureKind Kind)
{
    /// <summary>
    /// What the same signs mean where point and comma are the other way round: 1.234 may be a thousand; NaN where there is one reading
    /// only.
    /// </summary>
    public double OtherValue { get; init; } = double.NaN;

    /// <summary>As <see cref="Tolerance"/>, for <see cref="OtherValue"/>.</summary>
    public double OtherTolerance { get; init; }
}
