using Agent.Core.Datasets;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Import;

/// <summary>What a sidecar says of rows wins over what was found, and the file is read again by it.</summary>
[CancelAfter(400_000)]
public sealed class SidecarRulesTests
{
    private const string Rows = "Department,Month,Accidents\nYard,Jan,5\nStores,Jan,3\nOffice,Jan,1\nTotal,,9\n";

    [TestCase("keep: [totals]", 4)]
    [TestCase("", 3)]
    public async Task Open_KeepTotals_CountsThem(string rule, long rows, CancellationToken cancellationToken)
    {
        using var dataset = await OpenAsync(Rows, rule, cancellationToken);
        Assert.That(dataset.Profile.Sheets[0].Rows, Is.EqualTo(rows));
    }

    [Test]
    public async Task Open_DuplicatesOnce_LeavesThemOut(CancellationToken cancellationToken)
    {
        using var dataset = await OpenAsync("Id,Site,Cost\n1,A,5\n2,B,6\n1,A,5\n3,A,5\n", "duplicates: once", cancellationToken);
        Assert.That(dataset.Profile.Sheets[0].Rows, Is.EqualTo(3));
        Assert.That(dataset.Profile.Sheets[0].LeftOut.Single().Reason, Is.EqualTo(LeftOutReason.Duplicate));
    }

    [Test]
    public async Task Open_HeaderRow_IsTakenAsSaid(CancellationToken cancellationToken)
    {
        using var dataset = await OpenAsync("a,b,c\nx,y,z\n1,2,3\n4,5,6\n", "headerRow: 2", cancellationToken);
        Assert.That(dataset.Profile.Sheets[0].Columns.Select(column => column.Name), Is.EqualTo(new[] { "x", "y", "z" }));
    }

    [TestCase("keep: [sums]", "sums")]
    [TestCase("headerRow: first", "number of a row")]
    [TestCase("duplicates: twice", "once or each")]
    public async Task Open_RuleThatIsNone_IsAProblem(string rule, string expected, CancellationToken cancellationToken)
    {
        using var dataset = await OpenAsync(Rows, rule, cancellationToken);
        Assert.That(dataset.Profile.Problems, Has.Some.Contains(expected));
    }

    private static async Task<IDataset> OpenAsync(string rows, string rule, CancellationToken cancellationToken)
    {
        var folder = new DataFolder();
        await File.WriteAllTextAsync(folder.File("a.csv"), rows, cancellationToken);
        await File.WriteAllTextAsync(folder.File("a.agent.yaml"), $"sheets:\n  a:\n    synonyms: [rows]\n    {rule}\n", cancellationToken);
        return await folder.Start().OpenAsync("a", cancellationToken);
    }
}
