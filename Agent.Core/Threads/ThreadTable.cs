using Agent.Protocol;

namespace Agent.Core.Threads;

/// <summary>
/// A table of an answer: what it was called and where its rows came from. The rows themselves are not kept; the evidence gives them again.
/// </summary>
/// <param name="Title">The table's title.</param>
/// <param name="Evidence">Enough to run the query again.</param>
public sealed record ThreadTable(string Title, Evidence Evidence)
{
    /// <summary>About how many bytes it takes in memory.</summary>
    internal long Bytes => 256 + (2L * (Title.Length + Evidence.Sql.Length + Evidence.Sheet.Length + Evidence.Version.Length));
}
