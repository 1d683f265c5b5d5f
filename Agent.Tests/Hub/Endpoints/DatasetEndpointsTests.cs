using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Agent.Protocol;
using Agent.Tests.Support;

namespace Agent.Tests.Hub.Endpoints;

/// <summary>Files over HTTP: who may bring and remove them, and what is said when they may not.</summary>
[CancelAfter(120_000)]
public sealed class DatasetEndpointsTests
{
    private const string Admin = "admin-key-0123456789";
    private const string User = "plain-key-0123456789";

    private static readonly string[] Keys =
    [
        "Agent:Security:ApiKeys:0:Name=ada", $"Agent:Security:ApiKeys:0:Key={Admin}", "Agent:Security:ApiKeys:0:Admin=true",
        "Agent:Security:ApiKeys:1:Name=ben", $"Agent:Security:ApiKeys:1:Key={User}",
    ];

    [Test]
    public async Task Post_RawBody_MakesADatasetThatAnswers(CancellationToken cancellationToken)
    {
        await using var hub = await StartAsync(Keys);
        using var http = Http(hub, User);

        using var response = await http.PostAsync("datasets?name=yard.csv", Csv(9), cancellationToken);
        var info = await ReadAsync<DatasetInfo>(response, cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created));
            Assert.That(info, Has.Property("Id").EqualTo("yard").And.Property("Status").EqualTo(DatasetStatus.Ready));
            Assert.That(info.Sheets.Single().Rows, Is.EqualTo(9));
            Assert.That(File.Exists(Path.Combine(hub.Folder, "yard.csv")));
        });
    }

    [Test]
    public async Task Post_Form_TakesItsFirstFile(CancellationToken cancellationToken)
    {
        await using var hub = await StartAsync(Keys);
        using var http = Http(hub, User);
        using var form = new MultipartFormDataContent
        {
            { new StringContent("ignored"), "comment" },
            { Csv(9), "file", "../../ yard?.csv" },
        };

        using var response = await http.PostAsync("datasets", form, cancellationToken);
        var info = await ReadAsync<DatasetInfo>(response, cancellationToken);

        Assert.That(info.File, Is.EqualTo("yard.csv"));
    }

    [Test]
    public async Task Post_SameContentAgain_IsTheSameDataset(CancellationToken cancellationToken)
    {
        await using var hub = await StartAsync(Keys);
        using var http = Http(hub, User);
        using var first = await http.PostAsync("datasets?name=yard.csv", Csv(9), cancellationToken);
        using var second = await http.PostAsync("datasets?name=other.csv", Csv(9), cancellationToken);

        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await ReadAsync<DatasetInfo>(second, cancellationToken)).Id, Is.EqualTo("yard"));
        Assert.That(File.Exists(Path.Combine(hub.Folder, "other.csv")), Is.False);
    }

    [TestCase("yard.exe", 9, HttpStatusCode.BadRequest, "upload_bad_name")]
    [TestCase("", 9, HttpStatusCode.BadRequest, "upload_bad_name")]
    [TestCase("yard.xlsx", 9, HttpStatusCode.UnprocessableEntity, "upload_bad_content")]
    [TestCase("yard.csv", 500_000, HttpStatusCode.RequestEntityTooLarge, "upload_too_large")]
    public async Task Post_WhatIsNotTaken_SaysWhyAndLeavesNothing(
        string name,
        int rows,
        HttpStatusCode expected,
        string code,
        CancellationToken cancellationToken
    )
    {
        await using var hub = await StartAsync([.. Keys, "Agent:Uploads:MaxBytes=100000"]);
        using var http = Http(hub, User);

        using var response = await http.PostAsync($"datasets?name={name}", Csv(rows), cancellationToken);
        var problem = await ReadAsync<ProblemDetails>(response, cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(expected));
            Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
            Assert.That(problem.Type, Does.EndWith(code));
            Assert.That(problem.Detail, Is.Not.Empty.And.Not.Contains(hub.Folder));
            Assert.That(Directory.GetFiles(hub.Folder).Select(Path.GetFileName), Is.EquivalentTo(new[] { "first.csv" }));
        });
    }

    [Test]
    public async Task Post_OtherContentOfTheSameName_NeedsReplaceByAnAdmin(CancellationToken cancellationToken)
    {
        await using var hub = await StartAsync(Keys);
        using var user = Http(hub, User);
        using var admin = Http(hub, Admin);

        using var taken = await user.PostAsync("datasets?name=first.csv", Csv(9), cancellationToken);
        using var forbidden = await user.PostAsync("datasets?name=first.csv&replace=true", Csv(9), cancellationToken);
        using var replaced = await admin.PostAsync("datasets?name=first.csv&replace=true", Csv(9), cancellationToken);

        Assert.Multiple(async () =>
        {
            Assert.That(taken.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That(forbidden.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That((await ReadAsync<DatasetInfo>(replaced, cancellationToken)).Sheets.Single().Rows, Is.EqualTo(9));
        });
    }

    [Test]
    public async Task Versions_OfADatasetThatWasReplaced_SayWhenBySomebodyAndHowManyRows(CancellationToken cancellationToken)
    {
        await using var hub = await StartAsync(Keys);
        using var admin = Http(hub, Admin);
        using var nobody = Http(hub, null);
        using var added = await admin.PostAsync("datasets?name=yard.csv", Csv(9), cancellationToken);
        using var replaced = await admin.PostAsync("datasets?name=yard.csv&replace=true", Csv(12), cancellationToken);

        var versions = await ReadAsync<JsonElement>(await admin.GetAsync(Versions("yard"), cancellationToken), cancellationToken);
        using var denied = await nobody.GetAsync(Versions("yard"), cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(
                versions.EnumerateArray().Select(version => version.GetProperty("sheets")[0].GetProperty("rows").GetInt64()),
                Is.EqualTo([12, 9])
            );
            Assert.That(versions.EnumerateArray().Select(version => version.GetProperty("by").GetString()), Is.All.EqualTo("ada"));
            Assert.That(versions[0].GetProperty("readAt").GetDateTimeOffset(), Is.GreaterThan(DateTimeOffset.UnixEpoch));
            Assert.That(denied.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        });

        using var deleted = await admin.DeleteAsync("datasets/yard", cancellationToken);
        var none = await ReadAsync<JsonElement>(await admin.GetAsync(Versions("yard"), cancellationToken), cancellationToken);
        Assert.That(none.GetArrayLength(), Is.Zero);
    }

    private static Uri Versions(string dataset) => new($"/datasets/{dataset}/versions", UriKind.Relative);

    [TestCase(User, HttpStatusCode.Forbidden)]
    [TestCase(null, HttpStatusCode.Unauthorized)]
    [TestCase(Admin, HttpStatusCode.NoContent)]
    public async Task Delete_IsForAdmins(string? key, HttpStatusCode expected, CancellationToken cancellationToken)
    {
        await using var hub = await StartAsync(Keys);
        using var http = Http(hub, key);

        using var response = await http.DeleteAsync("datasets/first", cancellationToken);

        Assert.That(response.StatusCode, Is.EqualTo(expected));
        Assert.That(File.Exists(Path.Combine(hub.Folder, "first.csv")), Is.EqualTo(expected != HttpStatusCode.NoContent));
    }

    [Test]
    public async Task Delete_UnknownDataset_IsNotFound(CancellationToken cancellationToken)
    {
        await using var hub = await StartAsync(Keys);
        using var http = Http(hub, Admin);
        using var response = await http.DeleteAsync("datasets/..%2Ffirst", cancellationToken);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase(User, false)]
    [TestCase(Admin, true)]
    public async Task Rights_SayWhatTheCallerMay(string key, bool delete, CancellationToken cancellationToken)
    {
        await using var hub = await StartAsync(Keys);
        using var http = Http(hub, key);
        using var response = await http.GetAsync("datasets/rights", cancellationToken);
        var rights = await ReadAsync<JsonElement>(response, cancellationToken);

        Assert.That(rights.GetProperty("upload").GetBoolean(), Is.True);
        Assert.That(rights.GetProperty("delete").GetBoolean(), Is.EqualTo(delete));
        Assert.That(rights.GetProperty("maxBytes").GetInt64(), Is.EqualTo(100L << 20));
    }

    private static Task<TestHub> StartAsync(string[] settings) =>
        TestHub.StartAsync(
            settings,
            prepare: folder => File.WriteAllText(Path.Combine(folder, "first.csv"), "Id,Department\n1,Office\n2,Yard\n")
        );

    private static HttpClient Http(TestHub hub, string? key)
    {
        var http = hub.Http();
        if (key is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return http;
    }

    private static ByteArrayContent Csv(int rows) =>
        new(Encoding.UTF8.GetBytes("Id,Department\n" + string.Concat(Enumerable.Range(1, rows).Select(row => $"A-{row},Yard\n"))));

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize<T>(await response.Content.ReadAsStringAsync(cancellationToken))!;
}
