using Agent.Data.Workbooks;
using Agent.Data.Workbooks.Xlsx;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Workbooks.Corpus;

/// <summary>Every cell of every tricky workbook as two other readers give it, or a reason on the list.</summary>
public sealed class WorkbookCorpusTests
{
    [TestCaseSource(typeof(WorkbookCorpus), nameof(WorkbookCorpus.All))]
    public void Read_TrickyWorkbook_EqualsTheSecondReader(object file)
    {
        using var folder = new TempFolder();
        var (path, corpus) = Write(folder, file);
        var ours = CellComparison.WithoutErrors(CellComparison.Of(ExcelReader.Read(path, CancellationToken.None)));

        Assert.That(CellComparison.Differences(ours, CellComparison.BySecondReader(path, ours), corpus.SecondReaderDiffers), Is.Empty);
    }

    [TestCaseSource(typeof(WorkbookCorpus), nameof(WorkbookCorpus.All))]
    public void Read_TrickyWorkbook_EqualsEpplus(object file)
    {
        using var folder = new TempFolder();
        var (path, corpus) = Write(folder, file);

        Assert.That(
            CellComparison.Differences(
                CellComparison.Of(ExcelReader.Read(path, CancellationToken.None)),
                CellComparison.Of(ByEpplus(path)),
                corpus.EpplusDiffers
            ),
            Is.Empty
        );
    }

    [TestCaseSource(typeof(WorkbookCorpus), nameof(WorkbookCorpus.All))]
    public void Read_TrickyWorkbook_IsStreamedUnlessUnusual(object file)
    {
        using var folder = new TempFolder();
        var (path, corpus) = Write(folder, file);
        using var stream = File.OpenRead(path);

        Assert.That(
            () => XlsxReader.Read(stream, WorkbookLimits.Default, CancellationToken.None),
            corpus.IsUnusual ? Throws.TypeOf<UnusualWorkbookException>() : Throws.Nothing
        );
    }

    [Test]
    public void Read_RealWorkbook_EqualsTheSecondReaderAndEpplus()
    {
        var path = Path.Combine(Requires.SharedData(), "nrc_incidents_2018h1.xlsx");
        var ours = CellComparison.Of(ExcelReader.Read(path, CancellationToken.None));

        Assert.Multiple(() =>
        {
            Assert.That(ours, Has.Count.GreaterThan(300_000));
            Assert.That(
                CellComparison.Differences(
                    CellComparison.WithoutErrors(ours),
                    CellComparison.BySecondReader(path, ours),
                    new Dictionary<string, string>()
                ),
                Is.Empty
            );
            Assert.That(CellComparison.Differences(ours, CellComparison.Of(ByEpplus(path)), new Dictionary<string, string>()), Is.Empty);
        });
    }

    private static (string Path, CorpusFile File) Write(TempFolder folder, object file)
    {
        var path = folder.File("corpus.xlsx");
        ((CorpusFile)file).Write(path);
        return (path, (CorpusFile)file);
    }

    private static IReadOnlyList<RawSheet> ByEpplus(string path)
    {
        using var stream = File.OpenRead(path);
        return EpplusReader.Read(stream, WorkbookLimits.Default, CancellationToken.None);
    }
}
