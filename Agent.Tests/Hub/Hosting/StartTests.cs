using System.Net;
using System.Net.Sockets;
using Agent.Hub.Hosting;
using Agent.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Agent.Tests.Hub.Hosting;

/// <summary>When the hub starts, and what it says when it does not.</summary>
public sealed class StartTests
{
    [TestCase("--urls=http://0.0.0.0:0")]
    [TestCase("--urls=http://*:0")]
    [TestCase("--urls=http://127.0.0.1:0;http://[::]:0")]
    [TestCase("--urls=http://plant-server:0")]
    [TestCase("--http_ports=0")]
    [TestCase("--Kestrel:Endpoints:Web:Url=http://0.0.0.0:0")]
    [CancelAfter(120_000)]
    public async Task Start_BeyondThisMachineWithoutKeys_IsRefusedAndSaysWhatToWrite(string address, CancellationToken cancellationToken)
    {
        var reasons = await RefusalAsync([address], cancellationToken);

        Assert.That(reasons.Single(), Does.Contain("Agent__Security__ApiKeys__0__Name").And.Contain("AllowAnonymous=true"));
    }

    [TestCase("--Agent:Security:AllowAnonymous=true")]
    [TestCase("--Agent:Security:ApiKeys:0:Name=ada", "--Agent:Security:ApiKeys:0:Key=0123456789abcdef")]
    [CancelAfter(120_000)]
    public async Task Start_BeyondThisMachineWithLeave_Starts(params string[] settings)
    {
        using var folder = new TempFolder();
        await using var app = HubApplication.Build(Builder(folder, ["--urls=http://0.0.0.0:0", .. settings]));

        await app.StartAsync();

        Assert.That(app.Urls, Is.Not.Empty);
    }

    [Test, CancelAfter(120_000)]
    public async Task Start_SeveralMistakes_AreAllNamed(CancellationToken cancellationToken)
    {
        var reasons = await RefusalAsync(
            [
                "--urls=http://127.0.0.1:0",
                "--Agent:Security:ApiKeys:0:Key=short",
                "--Agent:Runs:Timeout=9.00:00:00",
                "--Agent:Streaming:Window=00:01:00",
                "--Agent:Loop:MaxTurns=1",
                "--Agent:Security:AllowedOrigins:0=https://intranet.example/page",
            ],
            cancellationToken);

        Assert.That(reasons, Has.Count.EqualTo(6));
        Assert.That(string.Join('\n', reasons), Does.Contain("ApiKeys:0:Name").And.Contain("ApiKeys:0:Key").And.Contain("Runs:Timeout")
            .And.Contain("Streaming:Window").And.Contain("Loop:MaxTurns").And.Contain("AllowedOrigins"));
    }

    [Test, CancelAfter(120_000)]
    public async Task Start_PortInUse_SaysHowToChooseAnother(CancellationToken cancellationToken)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        var reasons = await RefusalAsync([$"--urls=http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"], cancellationToken);

        Assert.That(reasons.Single(), Does.Contain("--urls"));
    }

    [Test, CancelAfter(120_000)]
    public async Task Start_NoSettings_IsOnThisMachineAlone(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        var builder = Builder(folder, []);

        Assert.That(ListenAddresses.BeyondThisMachine(builder.Configuration), Is.Empty);
        Assert.That(builder.Configuration["urls"] ?? builder.Configuration["http_ports"], Is.Not.Null);
        await Task.CompletedTask.WaitAsync(cancellationToken);
    }

    [Test, CancelAfter(120_000)]
    public async Task Start_EmptyFolder_GreetsWithAddressDatasetAndThreeQuestions(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        using var said = new SignalWriter(text => text.Split("Agent.Console").Length > 3);
        var builder = Builder(folder, ["--urls=http://127.0.0.1:0"]);
        builder.Services.AddSingleton<TextWriter>(said);
        await using var app = HubApplication.Build(builder);
        await app.StartAsync(cancellationToken);

        var text = await said.Satisfied.WaitAsync(cancellationToken);

        Assert.That(text, Does.Contain($"Agent Hub is at {app.Urls.Single()}").And.Contain("hse-sample.xlsx: Incident (3,874 rows)"));
    }

    private static async Task<IReadOnlyList<string>> RefusalAsync(string[] args, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        var failure = await Assert.CatchAsync(async () =>
        {
            await using var app = HubApplication.Build(Builder(folder, args));
            await app.StartAsync(cancellationToken);
        });
        return StartFailure.Explain(failure!) ?? throw new AssertionException($"not explained: {failure}");
    }

    private static Microsoft.AspNetCore.Builder.WebApplicationBuilder Builder(TempFolder folder, string[] args)
    {
        var builder = HubApplication.CreateBuilder([$"--Agent:Data:Folder={folder.Path}", .. args]);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TextWriter.Null);
        return builder;
    }
}
