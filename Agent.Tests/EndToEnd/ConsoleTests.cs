using System.Diagnostics;
using System.Text.Json;
using Agent.Protocol;
using Agent.Tests.Support;

namespace Agent.Tests.EndToEnd;

/// <summary>The console program, as a process, against a real hub on a port.</summary>
[CancelAfter(400_000)]
public sealed class ConsoleTests
{
    // From its own output folder: beside the tests it would lack what the tests have from the shared framework.
    private static string Program { get; } =
        Path.Combine(
            RepositoryRoot.Path,
            "Agent.Console",
            Path.GetRelativePath(Path.Combine(RepositoryRoot.Path, "Agent.Tests"), AppContext.BaseDirectory),
            "Agent.Console.dll"
        );

    [Test]
    public async Task Question_PrintsTextTableBarsAndEvidence(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartOnPortAsync(client: ScriptedChatClient.TopDepartments());

        var (code, output) = await RunAsync(hub, cancellationToken, "Top 3 departments by number of incidents");

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.Zero);
            Assert.That(output, Does.Contain("The departments are in the table."));
            Assert.That(output, Does.Contain("█"), "bars");
            Assert.That(output, Does.Contain("SELECT"), "evidence");
            Assert.That(output, Does.Match(@"Number of incidents by Department.*[1-9][\d,]* rows used"), "what was counted");
            Assert.That(output, Does.Match(@"left out: [1-9][\d,]* rows, further rows of the same Incident ID"), "what was not");
        });
    }

    [Test]
    public async Task Json_PrintsEveryEventAsALine(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartOnPortAsync(client: ScriptedChatClient.TopDepartments());

        var (_, output) = await RunAsync(hub, cancellationToken, "--json", "Top 3 departments");

        var types = output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("type").GetString())
            .ToList();
        Assert.That(types[0], Is.EqualTo(EventTypes.RunStarted));
        Assert.That(types[^1], Is.EqualTo(EventTypes.RunFinished));
        Assert.That(types, Does.Contain(EventTypes.ToolCallResult).And.Contain(EventTypes.ActivitySnapshot));
    }

    [Test]
    public async Task Questions_OfAFile_AreAnsweredInOrder(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartOnPortAsync(client: ScriptedChatClient.TopDepartments());
        using var folder = new TempFolder();
        await File.WriteAllLinesAsync(
            folder.File("questions.jsonl"),
            Enumerable
                .Range(1, 8)
                .Select(number => $$"""{"id": "q{{number}}", "file": "hse-sample.xlsx", "question": "Question {{number}}?"}"""),
            cancellationToken
        );

        var (code, output) = await RunAsync(
            hub,
            cancellationToken,
            "--questions",
            folder.File("questions.jsonl"),
            "--answers",
            folder.File("answers.jsonl")
        );

        var answers = (await File.ReadAllLinesAsync(folder.File("answers.jsonl"), cancellationToken))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToList();
        Assert.Multiple(() =>
        {
            Assert.That(code, Is.Zero, output);
            Assert.That(
                answers.Select(answer => answer.GetProperty("id").GetString()),
                Is.EqualTo(Enumerable.Range(1, 8).Select(number => $"q{number}"))
            );
            Assert.That(
                answers.Select(answer => answer.GetProperty("answer_text").GetString()),
                Is.All.EqualTo("The departments are in the table.")
            );
            Assert.That(answers.Select(answer => answer.GetProperty("tables")[0].GetProperty("rows").GetArrayLength()), Is.All.EqualTo(3));
            Assert.That(answers.Select(answer => answer.GetProperty("total_ms").GetDouble()), Is.All.GreaterThan(0));
        });
    }

    [Test]
    public async Task Hub_NotThere_IsSaidWithWhatToDo(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartOnPortAsync();
        var address = hub.Url;
        await hub.StopAsync(cancellationToken);

        var (code, output) = await RunAsync(address, cancellationToken, "How many incidents?");

        Assert.That(code, Is.EqualTo(3));
        Assert.That(output, Does.Contain("dotnet run --project Agent.Hub"));
    }

    private static Task<(int Code, string Output)> RunAsync(TestHub hub, CancellationToken cancellationToken, params string[] arguments) =>
        RunAsync(hub.Url, cancellationToken, arguments);

    private static async Task<(int Code, string Output)> RunAsync(Uri hub, CancellationToken cancellationToken, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            Requires.Program("dotnet", "install the .NET 10 SDK"),
            ["exec", Program, "--url", hub.AbsoluteUri, .. arguments]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, output + await error);
    }
}
