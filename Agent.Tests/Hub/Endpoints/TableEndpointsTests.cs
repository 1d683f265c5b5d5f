using System.Net;
using System.Text.Json;
using Agent.Core.Queries;
using Agent.Protocol;
using Agent.Tests.Support;

namespace Agent.Tests.Hub.Endpoints;

/// <summary>Whole tables of a run over HTTP.</summary>
[CancelAfter(120_000)]
public sealed class TableEndpointsTests
{
    private const string Key = "anna-key-0123456789";
    private const string Other = "bert-key-0123456789";

    [Test]
    public async Task Table_OfARun_ComesWithAllRows(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync();
        var (runId, table) = await ListAsync(hub, null, cancellationToken);
        using var http = hub.Http();

        var csv = await http.GetStringAsync($"/runs/{runId}/tables/{table.TableId}.csv", cancellationToken);
        using var json = JsonDocument.Parse(await http.GetStringAsync($"/runs/{runId}/tables/{table.TableId}.json", cancellationToken));
        var workbook = await http.GetByteArrayAsync($"/runs/{runId}/tables/{table.TableId}.xlsx", cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(json.RootElement.GetProperty("rows").GetArrayLength(), Is.EqualTo(table.TotalRows));
            Assert.That(json.RootElement.GetProperty("truncated").GetBoolean(), Is.False);
            Assert.That(csv.Split("\r\n"), Has.Length.EqualTo(table.TotalRows + 2));
            Assert.That(workbook.Take(2), Is.EqualTo("PK"u8.ToArray()));
        });
    }

    [Test]
    public async Task Table_OfAnotherUser_IsNotThere(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync([
            "Agent:Security:ApiKeys:0:Name=anna",
            $"Agent:Security:ApiKeys:0:Key={Key}",
            "Agent:Security:ApiKeys:1:Name=bert",
            $"Agent:Security:ApiKeys:1:Key={Other}",
        ]);
        var (runId, table) = await ListAsync(hub, Key, cancellationToken);

        Assert.Multiple(async () =>
        {
            Assert.That(await StatusAsync(hub, runId, table.TableId, Key, cancellationToken), Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await StatusAsync(hub, runId, table.TableId, Other, cancellationToken), Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(await StatusAsync(hub, runId, table.TableId, null, cancellationToken), Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(await StatusAsync(hub, runId, "t99", Key, cancellationToken), Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(await StatusAsync(hub, "nobody", table.TableId, Key, cancellationToken), Is.EqualTo(HttpStatusCode.NotFound));
        });
    }

    private static async Task<HttpStatusCode> StatusAsync(
        TestHub hub,
        string runId,
        string tableId,
        string? key,
        CancellationToken cancellationToken
    )
    {
        using var http = hub.Http();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/runs/{runId}/tables/{tableId}.csv");
        if (key is not null)
            request.Headers.Authorization = new("Bearer", key);
        using var response = await http.SendAsync(request, cancellationToken);
        return response.StatusCode;
    }

    private static async Task<(string RunId, TableContent Table)> ListAsync(TestHub hub, string? key, CancellationToken cancellationToken)
    {
        await using var client = hub.Client(key: key);
        string? runId = null;
        TableContent? table = null;
        // As a value: what is tested are the tables, not how a question is read.
        var query = new Query
        {
            From = "Incident",
            Rows = new RowList(),
            Where = new InTimeRange(new Field("Incident Date"), new DateTime(2024, 1, 1), new DateTime(2025, 1, 1)),
        };
        await foreach (
            var next in client.AskAsync(new AskRequest { Query = QueryJson.ToElement(query), Mode = AskModes.Offline }, cancellationToken)
        )
        {
            runId ??= (next as RunStartedEvent)?.RunId;
            table = (next as TableEvent)?.Content ?? table;
        }

        return (runId!, table!);
    }
}
