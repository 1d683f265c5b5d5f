using Agent.Core.Datasets;

namespace Agent.Data.Import.Records;

/// <summary>What a sidecar says of the rows of a sheet; it wins over what is found.</summary>
/// <param name="Sheet">The sheet's name, regardless of case.</param>
/// <param name="HeaderRow">Number in the file of the header's last row; null: it is found.</param>
/// <param name="Keep">Kinds of rows that are records all the same.</param>
/// <param name="CountsDuplicatesOnce">Whether rows that repeat another in every cell are left out.</param>
internal sealed record SheetRules(string Sheet, int? HeaderRow, IReadOnlyList<LeftOutReason> Keep, bool CountsDuplicatesOnce)
{
    public bool IsEmpty => HeaderRow is null && Keep.Count == 0 && !CountsDuplicatesOnce;
}
