using System.Globalization;
using Agent.Core.Datasets;
using Agent.Protocol;
using Agent.Score.Board;
using Agent.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework.Constraints;

namespace Agent.Tests.Planning;

/// <summary>A register written by a test, asked without a model, as on a set day.</summary>
internal sealed class AskedRegister : IDisposable
{
    /// <summary>The day that the questions are asked on.</summary>
    public static readonly DateTime Today = new(2026, 11, 29);

    private readonly DataFolder _folder;
    private readonly IDataset _dataset;
    private readonly string _file;

    private AskedRegister(DataFolder folder, IDataset dataset, string file) => (_folder, _dataset, _file) = (folder, dataset, file);

    public static async Task<AskedRegister> OpenAsync(string file, IEnumerable<string> lines)
    {
        var folder = new DataFolder();
        await File.WriteAllLinesAsync(folder.File(file), lines);
        return new AskedRegister(folder, await folder.Start().OpenAsync(file, CancellationToken.None), file);
    }

    /// <summary>A workbook that a caller writes to the path it is given.</summary>
    public static async Task<AskedRegister> OpenAsync(string file, Action<string> write)
    {
        var folder = new DataFolder();
        write(folder.File(file));
        return new AskedRegister(folder, await folder.Start().OpenAsync(file, CancellationToken.None), file);
    }

    /// <summary>What a question is told: the answer, or the figures of the readings that are offered; and the whole text.</summary>
    public async Task<(string Told, string Text)> AskAsync(string question, CancellationToken cancellationToken)
    {
        using var asker = new Asker(new FakeTimeProvider(new DateTimeOffset(Today, TimeSpan.Zero)));
        var answer = await asker.AskAsync(
            _dataset,
            new BoardQuestion("1", _file, question, string.Empty, null, _ => Agent.Score.Verdict.Right),
            cancellationToken
        );
        var told =
            answer.Outcome == RunOutcomes.Answer ? answer.Text : string.Join('\n', answer.Readings.Select(reading => reading.Figure));
        return (told, answer.Text);
    }

    /// <summary>Holds where a text has a figure, as answers write it, and not as a part of another.</summary>
    public static RegexConstraint Has(double figure)
    {
        var written = figure.ToString("#,0.##", CultureInfo.InvariantCulture).Replace(".", @"\.", StringComparison.Ordinal);
        return Does.Match($@"(?<![\d,.]){written}(?![\d,]|\.\d)");
    }

    public void Dispose()
    {
        _dataset.Dispose();
        _folder.Dispose();
    }
}
