using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Core.Runs;
using Agent.Core.Streaming;
using Agent.Hub.Chat;
using Agent.Hub.Chat.Health;
using Agent.Planning;
using Agent.Protocol;
using Agent.Tests.Support.ScriptedEndpoint;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Tests.Hub.Chat.Matrix;

/// <summary>All of the hub that a question to a model passes through, without its web side: runs, loop, chat, and a dataset with one tool.</summary>
internal sealed class ModelHub : IAsyncDisposable
{
    /// <summary>Seconds of the settings pass as twentieths.</summary>
    public const double Speed = 20;

    private readonly ServiceProvider _services;

    private ModelHub(Dictionary<string, string?> settings, TimeProvider time)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddSingleton(time);
        services.AddSingleton<IDatasetCatalog>(new LookupCatalog(Calls));
        services.AddOptions<StreamingOptions>().Configure(options => options.Window = TimeSpan.Zero);
        services.AddAgentStreaming().AddAgentPlanning().AddAgentRuns().AddAgentChat(configuration);
        _services = services.BuildServiceProvider();
    }

    /// <summary>What the tool was called with: name and arguments.</summary>
    public LookupCalls Calls { get; } = new();

    public IModelHealth Health => _services.GetRequiredService<IModelHealth>();

    public IServiceProvider Services => _services;

    public RunManager Runs => _services.GetRequiredService<RunManager>();

    /// <summary>A hub whose model is the scripted server.</summary>
    public static ModelHub For(ScriptedModelServer server, AddressShape shape, Dictionary<string, string?>? settings = null, TimeProvider? time = null)
    {
        var all = new Dictionary<string, string?>
        {
            ["Agent:Model:Endpoint"] = Endpoint(server, shape),
            ["Agent:Model:ApiKey"] = "the-key",
            ["Agent:Model:Name"] = "scripted-1",
            ["Agent:Model:Provider"] = shape == AddressShape.Azure ? "azure" : "generic",
            ["Agent:Model:MaxRetries"] = "1",
        };
        foreach (var (name, value) in settings ?? [])
            all[$"Agent:Model:{name}"] = value;
        return new ModelHub(all, time ?? new QuickTime(Speed));
    }

    public static string Endpoint(ScriptedModelServer server, AddressShape shape) =>
        shape == AddressShape.Azure ? server.Address.ToString() : new Uri(server.Address, "v1").ToString();

    /// <summary>Asks the model and waits for the end.</summary>
    public async Task<ModelRun> AskAsync(CancellationToken token, string? model = null) =>
        await FollowAsync(await StartAsync(token, model), token);

    public async Task<Run> StartAsync(CancellationToken token, string? model = null)
    {
        var request = new AskRequest { Question = "How many were there?", Mode = AskModes.Model, Model = model, Dataset = "lookup" };
        var (run, refusal) = await Runs.StartAsync(request, Caller.Anonymous, token);
        return run ?? throw new InvalidOperationException(refusal!.Code);
    }

    public static async Task<ModelRun> FollowAsync(Run run, CancellationToken token) =>
        new(await run.FollowAsync(null, token).SelectMany(batch => batch.Events).ToListAsync(token));

    /// <summary>Waits until the endpoint holds no request and no permit any more.</summary>
    public async Task UntilNothingIsLeftAsync(ScriptedModelServer server, CancellationToken token)
    {
        while (server.AtWork > 0 || Health.Read().Any(endpoint => endpoint.Active > 0))
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, token);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
