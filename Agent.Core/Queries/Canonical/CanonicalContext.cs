using System.Text.Json;

namespace Agent.Core.Queries.Canonical;

/// <summary>Where a part of a query stands while it is made canonical.</summary>
/// <param name="From">The table that fields without a table are of.</param>
/// <param name="Sorts">Whether parts whose order means nothing are put in order; false where the asker's order is kept for reading.</param>
internal readonly record struct CanonicalContext(string From, bool Sorts)
{
    /// <summary>The text that nodes are ordered by and told apart by.</summary>
    public static string Key<T>(T node) => JsonSerializer.Serialize(node, QueryJson.Options);

    /// <summary>The same, inside the condition of a related table.</summary>
    public CanonicalContext In(string table) => this with { From = table };

    public string? Table(string? table) => string.Equals(table, From, StringComparison.OrdinalIgnoreCase) ? null : table;

    public Field Field(Field field) => field with { Table = Table(field.Table) };

    /// <summary>A condition; null where it always holds.</summary>
    public Predicate? Where(Predicate? where) =>
        where?.Canonical(this, false) is { } canonical and not AllOf { Items: [] } ? canonical : null;

    /// <summary>A figure with its condition.</summary>
    public Aggregate Figure(Aggregate figure) => figure.Canonical(this) with { Where = Where(figure.Where) };
}
