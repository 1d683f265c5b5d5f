using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>A value of a row: a column, a length of time, a count of related rows, a calculation.</summary>
public abstract record Operand
{
    /// <summary>The value in plain English, exact; a single name, or in brackets where it is used in something larger.</summary>
    /// <param name="labels">Names of the dataset.</param>
    public abstract string ToWords(QueryLabels labels);

    /// <summary>The value's own canonical form.</summary>
    internal virtual Operand Canonical(CanonicalContext context) => this;
}
