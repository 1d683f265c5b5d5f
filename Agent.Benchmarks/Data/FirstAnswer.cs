using Agent.Core.Datasets;
using Agent.Data;
using Agent.Data.Catalog;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Benchmarks.Data;

/// <summary>
/// What the hub does from start to the first figure: look at the folder, read or open, count the ten most frequent values.
/// </summary>
internal static class FirstAnswer
{
    /// <param name="folder">A data folder; each of its datasets is asked.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task RunAsync(string folder, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddLogging().AddAgentData(new ConfigurationBuilder().Build());
        services.Configure<DataOptions>(options => options.Folder = folder);
        await using var provider = services.BuildServiceProvider();
        var catalog = provider.GetRequiredService<IDatasetCatalog>();
        foreach (var info in catalog.List(RowAccess.All))
        {
            using var dataset = await catalog.OpenAsync(info.Id, RowAccess.All, cancellationToken);
            await TopTenAsync(dataset, cancellationToken);
        }
    }

    private static async Task TopTenAsync(IDataset dataset, CancellationToken cancellationToken)
    {
        var sheet = dataset.Profile.Sheets.First(sheet => sheet.Rows > 0);
        var column = sheet.Columns.First(column => column.Kind == ColumnKind.Text && !column.IsIdentifier && !column.IsNarrative);
        var tool = dataset.StartSession().Tools.Single(tool => tool.Name == "get_top_values");
        await tool.InvokeAsync(
            new AIFunctionArguments
            {
                ["sheet"] = sheet.Name,
                ["column"] = column.Name,
                ["limit"] = 10,
            },
            cancellationToken
        );
    }
}
