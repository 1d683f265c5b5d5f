using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Core.Datasets;
using Agent.Data;
using Agent.Data.Catalog;
using Agent.Score;
using Agent.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Tests.Planning;

/// <summary>Real workbooks, with questions whose answers were worked out twice by others.</summary>
[CancelAfter(400_000)]
public sealed class SharedQuestionsTests
{
    [Test]
    public async Task Ask_SharedQuestions_RightAmongAnsweredDoesNotFall(CancellationToken cancellationToken)
    {
        var data = Requires.SharedData();
        using var snapshots = new TempFolder();
        var services = new ServiceCollection().AddLogging();
        services.Configure<DataOptions>(options => (options.Folder, options.SnapshotFolder) = (data, snapshots.Path));
        services.AddAgentData(new ConfigurationBuilder().Build());
        await using var provider = services.BuildServiceProvider();
        var catalog = provider.GetRequiredService<IDatasetCatalog>();

        var questions = Question.Load(Path.Combine(data, "questions"));
        var answers = new Dictionary<string, Answer>();
        foreach (var file in questions.GroupBy(question => question.File))
        {
            using var dataset = await catalog.OpenAsync(file.Key, cancellationToken);
            foreach (var question in file)
                answers[question.Id] = await AskAsync(dataset, question, cancellationToken);
        }

        var report = Report.Of(questions, answers);
        await TestContext.Out.WriteLineAsync(report.ToString());
        Assert.Multiple(() =>
        {
            Assert.That(report.RightOfAnswerable, Is.GreaterThanOrEqualTo(35));
            Assert.That(report.RightOfGiven, Is.GreaterThanOrEqualTo(80));
        });
    }

    private static async Task<Answer> AskAsync(IDataset dataset, Question question, CancellationToken cancellationToken)
    {
        var (answer, tables, _) = await PlannerRun.AskAsync(dataset.Profile, dataset.StartSession(), question.Text, cancellationToken);
        return new Answer(
            question.Id,
            answer.Text,
            answer.Outcome,
            [
                .. tables.Select(table =>
                    (IReadOnlyList<IReadOnlyList<JsonNode?>>)
                        [
                            .. table.Rows.Select(row =>
                                (IReadOnlyList<JsonNode?>)[.. row.Select(cell => JsonSerializer.SerializeToNode(cell))]
                            ),
                        ]
                ),
            ]
        );
    }
}
