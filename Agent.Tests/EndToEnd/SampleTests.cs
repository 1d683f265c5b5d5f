using System.Diagnostics;
using Agent.Tests.Samples;
using Agent.Tests.Support;

namespace Agent.Tests.EndToEnd;

/// <summary>The samples of the README against a real hub on a port.</summary>
[CancelAfter(400_000)]
public sealed class SampleTests
{
    [Test]
    public async Task DotNet_Sample_PrintsTextAndTable(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartOnPortAsync(client: ScriptedChatClient.TopDepartments());
        await using var output = new StringWriter();

        await AskSample.RunAsync(hub.Url.AbsoluteUri, output, cancellationToken);

        Assert.That(output.ToString(), Does.Contain("The departments are in the table.").And.Contain("rows, SELECT"));
    }

    [TestCase("ask.mjs", "The departments are in the table.", "│")]
    [TestCase("signalr.mjs", "RUN_STARTED", "TEXT_MESSAGE_CONTENT The departments ", "are in the table.", "RUN_FINISHED")]
    public async Task JavaScript_Sample_PrintsTheAnswer(string sample, params string[] expected)
    {
        await using var hub = await TestHub.StartOnPortAsync(client: ScriptedChatClient.TopDepartments());
        await ClientLibrary.BuiltAsync();

        var output = await NodeAsync(hub, sample);

        Assert.Multiple(() =>
        {
            foreach (var text in expected)
                Assert.That(output, Does.Contain(text));
        });
    }

    private static async Task<string> NodeAsync(TestHub hub, string sample)
    {
        var start = new ProcessStartInfo(
            Requires.Program("node", "install Node.js 20 or newer"),
            [Path.Combine(ClientLibrary.Folder, "samples", sample)]
        )
        {
            WorkingDirectory = ClientLibrary.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AGENT_HUB_URL"] = hub.Url.AbsoluteUri.TrimEnd('/');
        using var node = Process.Start(start)!;
        var error = node.StandardError.ReadToEndAsync();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.That(node.ExitCode, Is.Zero, await error);
        return output;
    }
}
