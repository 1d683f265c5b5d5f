namespace Agent.Data.Queries;

/// <summary>A table or column name inside a <see cref="SqlText"/>; always written quoted.</summary>
/// <param name="Value">The name as it is.</param>
internal readonly record struct SqlName(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => $"\"{Value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
