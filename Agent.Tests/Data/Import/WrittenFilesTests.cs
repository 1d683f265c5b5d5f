using Agent.Tests.Data.Import.Written;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Import;

/// <summary>
/// Small workbooks and text files of each habit that people have, written down as text with figures worked out by hand, read by the real
/// import and asked by typed queries.
/// </summary>
[CancelAfter(400_000)]
public sealed class WrittenFilesTests
{
    private static IEnumerable<TestCaseData> Files() =>
        Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "Agent.Tests", "Fixtures", "Import"), "*.txt").Order(StringComparer.Ordinal)
            .SelectMany(path => WrittenFile.Read(File.ReadLines(path)))
            .Select(file => new TestCaseData(file).SetName($"{{m}}({file})"));

    [TestCaseSource(nameof(Files))]
    public async Task Read_File_GivesTheFigures(object written, CancellationToken cancellationToken)
    {
        var file = (WrittenFile)written;
        using var folder = new DataFolder();
        file.Write(folder.File(file.Name));
        using var dataset = await folder.Start().OpenAsync(file.Name, cancellationToken);
        var session = dataset.StartSession();

        var failures = new List<string>();
        foreach (var check in file.Checks)
        {
            if (await WrittenCheck.FailureAsync(check, dataset.Profile, session, cancellationToken) is { } failure)
                failures.Add(failure);
        }

        Assert.That(failures, Is.Empty);
    }
}
