using Agent.Core.Datasets;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Hub.Chat.Matrix;

/// <summary>A dataset of one number.</summary>
internal sealed class LookupDataset(LookupCalls calls) : IDataset, IToolSession
{
    public DatasetProfile Profile { get; } = new()
    {
        Id = "lookup",
        Title = "Lookup",
        File = "lookup.xlsx",
        Version = "1",
        Sheets = [new SheetProfile { Name = "S", Table = "S", Rows = 1, Columns = [] }],
    };

    public IReadOnlyList<AIFunction> Tools { get; } = [new LookupTool("lookup", calls), new LookupTool("other", calls)];

    public IToolSession StartSession() => this;

    public void Dispose()
    {
    }
}
