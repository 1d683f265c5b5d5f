using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Agent.Protocol;
using Agent.Tests.Support;

namespace Agent.Tests.Hub.Endpoints;

/// <summary>What people say of a workbook over HTTP: read, reviewed, saved; words remembered and used in questions.</summary>
[CancelAfter(120_000)]
public sealed class SidecarEndpointsTests
{
    private const string Key = "anna-key-0123456789";
    private const string Viewer = "vera-key-0123456789";

    private static readonly string[] Keys =
    [
        "Agent:Security:ApiKeys:0:Name=anna", $"Agent:Security:ApiKeys:0:Key={Key}",
        "Agent:Security:ApiKeys:1:Name=vera", $"Agent:Security:ApiKeys:1:Key={Viewer}", "Agent:Security:ApiKeys:1:Role=viewer",
    ];

    [Test]
    public async Task Definition_Remembered_IsUsedInQuestions_WithWhoAndWhen_AndForgotten(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync(Keys);
        using var http = Http(hub, Key);
        var definition = new { name = "high potential", column = "Incident.Potential Severity", values = new[] { "high", "Critical" } };

        using var kept = await http.PostAsJsonAsync("/datasets/hse-sample/definitions", definition, cancellationToken);
        await using var client = hub.Client(key: Key);
        var column = (await client.DescribeAsync("hse-sample", cancellationToken))
            .Sheets.First(sheet => sheet.Name == "Incident")
            .Columns.First(one => one.Name == "Potential Severity");
        var asked = await FigureAsync(
            client,
            new AskRequest
            {
                Question = "How many high potential incidents are there?",
                Dataset = "hse-sample",
                Mode = AskModes.Offline,
            },
            cancellationToken
        );
        var right = await FigureAsync(
            client,
            new AskRequest
            {
                Query = JsonSerializer.Deserialize<JsonElement>(
                    """{"version":1,"from":"Incident","where":{"type":"in","field":{"column":"Potential Severity"},"values":["High","Critical"]},"select":[{"type":"count"}]}"""
                ),
                Dataset = "hse-sample",
            },
            cancellationToken
        );

        Assert.Multiple(() =>
        {
            Assert.That(kept.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(column.Definitions!.Single().Values, Is.EqualTo(["High", "Critical"]));
            Assert.That(column.Definitions!.Single().By, Is.EqualTo("anna"));
            Assert.That(column.Definitions!.Single().On, Does.Match(@"^\d{4}-\d\d-\d\d$"));
            Assert.That(asked, Is.EqualTo(right).And.GreaterThan(0));
        });

        using var forgotten = await http.DeleteAsync("/datasets/hse-sample/definitions/high%20potential", cancellationToken);
        Assert.That(
            (await client.DescribeAsync("hse-sample", cancellationToken))
                .Sheets.SelectMany(sheet => sheet.Columns)
                .Select(one => one.Definitions),
            Is.All.Null
        );
    }

    [Test]
    public async Task Sidecar_Reviewed_ShowsWhatItChanges_AndIsSavedOnlyOverTheVersionItWasMadeFor(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync(Keys);
        using var http = Http(hub, Key);
        var read = await JsonAsync(
            await http.GetAsync(new Uri("/datasets/hse-sample/sidecar", UriKind.Relative), cancellationToken),
            cancellationToken
        );
        const string Text = "title: Plant North\nsheets:\n  Incident:\n    synonyms: [mishaps]\n    defaultDat: x\n";

        var review = await JsonAsync(
            await http.PostAsJsonAsync("/datasets/hse-sample/sidecar/review", new { text = Text }, cancellationToken),
            cancellationToken
        );
        var version = read.GetProperty("version").GetString();
        using var saved = await http.PutAsJsonAsync("/datasets/hse-sample/sidecar", new { text = Text, version }, cancellationToken);
        using var late = await http.PutAsJsonAsync(
            "/datasets/hse-sample/sidecar",
            new { text = "title: Other\n", version },
            cancellationToken
        );
        await using var client = hub.Client(key: Key);
        var dataset = (await client.DatasetsAsync(cancellationToken)).Single();

        Assert.Multiple(() =>
        {
            Assert.That(
                review.GetProperty("changes").EnumerateArray().Select(change => change.GetString()),
                Is.EqualTo(["Title: hse-sample → Plant North", "Incident, other words: nothing → mishaps"])
            );
            Assert.That(
                review.GetProperty("problems").EnumerateArray().Single().GetString(),
                Does.StartWith("Line 5: there is no setting \"defaultDat\"")
            );
            Assert.That(saved.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(late.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That(dataset.Title, Is.EqualTo("Plant North"));
        });
    }

    [Test]
    public async Task Viewer_MayNotDescribe_AndABadDefinitionIsRefused(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync(Keys);
        using var viewer = Http(hub, Viewer);
        using var analyst = Http(hub, Key);

        using var refused = await viewer.PostAsJsonAsync(
            "/datasets/hse-sample/definitions",
            new
            {
                name = "x",
                column = "Incident.Severity",
                values = new[] { "High" },
            },
            cancellationToken
        );
        using var bad = await analyst.PostAsJsonAsync(
            "/datasets/hse-sample/definitions",
            new
            {
                name = "",
                column = "Incident.Severity",
                values = Array.Empty<string>(),
            },
            cancellationToken
        );
        using var nowhere = await analyst.GetAsync(new Uri("/datasets/none/sidecar", UriKind.Relative), cancellationToken);

        Assert.That(
            (refused.StatusCode, bad.StatusCode, nowhere.StatusCode),
            Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.BadRequest, HttpStatusCode.NotFound))
        );
    }

    [Test]
    public async Task Sample_Wanted_IsThere_AndTwiceIsOnce(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync(["Agent:Data:Sample=false"], prepare: _ => { });
        using var http = hub.Http();

        using var first = await http.PostAsync(new Uri("/datasets/sample", UriKind.Relative), null, cancellationToken);
        using var second = await http.PostAsync(new Uri("/datasets/sample", UriKind.Relative), null, cancellationToken);

        Assert.That((first.StatusCode, second.StatusCode), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.OK)));
    }

    private static HttpClient Http(TestHub hub, string key)
    {
        var http = hub.Http();
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return http;
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using (response)
            return await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }

    private static async Task<double> FigureAsync(Agent.Client.AgentClient client, AskRequest request, CancellationToken cancellationToken)
    {
        var figure = double.NaN;
        await foreach (var next in client.AskAsync(request, cancellationToken))
        {
            if (next is TableEvent { Content.Rows: [[.., { } cell]] })
                figure = Convert.ToDouble(cell, System.Globalization.CultureInfo.InvariantCulture);
        }

        return figure;
    }
}
