using Agent.Core.Datasets;
using Agent.Protocol;
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

    public Task<HomeContent> HomeAsync(string? language, CancellationToken cancellationToken) =>
        Task.FromResult(new HomeContent { Dataset = Profile.Id, Version = Profile.Version });

    public Task<TableContent> ReadWholeAsync(TableContent table, CancellationToken cancellationToken) => Task.FromResult(table);

    public void Dispose()
    {
    }
}
