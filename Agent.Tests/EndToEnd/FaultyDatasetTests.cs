using Agent.Client;
using Agent.Core.Datasets;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Tests.EndToEnd;

/// <summary>No cell stops the hub: a dataset that cannot be prepared is listed as failed and the others answer.</summary>
[CancelAfter(400_000)]
public sealed class FaultyDatasetTests
{
    [TestCase("WAS", "ARE")]
    [TestCase("AND", "THE")]
    [TestCase("FOR", "NOT")]
    public async Task Start_ColumnOfFunctionWords_AnswersFromIt(string one, string other, CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync(prepare: folder => File.WriteAllLines(
            Path.Combine(folder, "codes.csv"),
            ["Id,Site Code", .. Enumerable.Range(1, 20).Select(row => $"A-{row},{(row % 4 == 0 ? other : row % 2 == 0 ? one : "NYC")}")]));
        await using var client = hub.Client();

        var answer = await AskAsync(client, "How many rows are there?", cancellationToken);
        Assert.That(answer, Does.Contain("20"));
    }

    [Test]
    public async Task Start_DatasetThatCannotBePrepared_IsFailedAndTheOthersAnswer(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync(
            prepare: folder =>
            {
                File.WriteAllText(Path.Combine(folder, "bad.csv"), "Id,Site\n1,North\n2,South\n");
                File.WriteAllLines(Path.Combine(folder, "good.csv"), ["Id,Site", .. Enumerable.Range(1, 17).Select(row => $"{row},North")]);
            },
            services: services => services.AddSingleton<IDatasetPreparation>(new Faulty("bad")));
        await using var client = hub.Client();

        var answer = await AskAsync(client, "How many rows are there?", cancellationToken);
        var listed = hub.Services.GetRequiredService<IDatasetCatalog>().Find("bad")!;
        Assert.That(answer, Does.Contain("17"));
        Assert.That(listed.Status, Is.EqualTo(DatasetStatus.Failed));
        Assert.That(listed.Error, Does.Contain("indexed").And.Not.Contain("Exception"));
    }

    private static async Task<string> AskAsync(AgentClient client, string question, CancellationToken cancellationToken)
    {
        var answer = string.Empty;
        await foreach (var next in client.AskAsync(new AskRequest { Question = question }, cancellationToken))
        {
            if (next is TextMessageContentEvent text)
                answer += text.Delta;
            if (next is RunErrorEvent error)
                answer += error.Message;
        }

        return answer;
    }

    private sealed class Faulty(string id) : IDatasetPreparation
    {
        public void Prepare(DatasetProfile profile)
        {
            if (profile.Id == id)
                throw new InvalidOperationException("made for the test");
        }
    }
}
