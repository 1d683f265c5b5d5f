using Agent.Benchmarks.Data;
using Agent.Core;
using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Core.Runs;
using Agent.Core.Streaming;
using Agent.Data;
using Agent.Data.Catalog;
using Agent.Data.Samples;
using Agent.Hub.Chat;
using Agent.Planning;
using Agent.Protocol;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Benchmarks.Model;

/// <summary>The hub from question to log, with its real settings and the sample workbook, and a model at an address.</summary>
internal sealed class ModelHarness : IAsyncDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly ServiceProvider _services;

    public ModelHarness(Uri endpoint)
    {
        SampleWorkbook.Write(_folder.File(SampleWorkbook.FileName));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Agent:Model:Endpoint"] = endpoint.ToString(),
            ["Agent:Model:Name"] = "bench",
        }).Build();
        var services = new ServiceCollection();
        services.Configure<DataOptions>(options => options.Folder = Path.GetDirectoryName(_folder.File("x"))!);
        services.AddAgentCore(configuration).AddAgentData(configuration).AddAgentPlanning().AddAgentChat(configuration);
        _services = services.BuildServiceProvider();
    }

    /// <summary>Waits until the workbook is there.</summary>
    public async Task ReadyAsync(CancellationToken cancellationToken)
    {
        var catalog = _services.GetRequiredService<IDatasetCatalog>();
        var only = catalog.List(RowAccess.All) is [var info, ..]
            ? info.Id
            : throw new InvalidOperationException("The sample workbook is not listed.");
        using var dataset = await catalog.OpenAsync(only, RowAccess.All, cancellationToken);
    }

    /// <summary>Asks; the number tells the endpoint whose first token it sends.</summary>
    public async Task<Run> StartAsync(int number, CancellationToken cancellationToken)
    {
        var request = new AskRequest { Question = $"Tell me about run-{number}", Mode = AskModes.Model };
        var (run, refusal) = await _services
            .GetRequiredService<RunManager>()
            .StartAsync(request, new Caller($"user-{number}"), cancellationToken);
        return run ?? throw new InvalidOperationException(refusal!.Code);
    }

    /// <summary>Asks the model's chat client alone and reads it to its end.</summary>
    public async Task ReadAsync(int number, CancellationToken cancellationToken)
    {
        var client = _services.GetRequiredService<IChatClientFactory>().Choose(new AskRequest { Question = "q", Mode = AskModes.Model });
        await foreach (
            var update in client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, $"run-{number}")], null, cancellationToken)
        )
            GC.KeepAlive(update);
    }

    /// <summary>Follows a run to its end; when its first text came, in ticks of <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public static async Task<long> FirstTextAsync(Run run, CancellationToken cancellationToken)
    {
        var first = 0L;
        AgentEvent? last = null;
        await foreach (var batch in run.FollowAsync(null, cancellationToken))
        {
            if (first == 0 && batch.Events.Any(next => next is TextMessageContentEvent))
                first = TimeProvider.System.GetTimestamp();
            last = batch.Events[^1];
        }

        return last is RunFinishedEvent ? first : throw new InvalidOperationException($"The run failed: {last}");
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }
}
