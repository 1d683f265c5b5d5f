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

/// <summary>
/// All of the hub that a question to a model passes through, without its web side: runs, loop, chat, and a dataset with one tool.
/// </summary>
internal sealed class ModelHub : IAsyncDisposable
{
    /// <summary>Seconds of the settings pass as twentieths.</summary>
    public const double Speed = 20;

    // A clock this quick makes the usual limits those of a quick machine: who tests none of them gets what a slow one may take.
    private static readonly Dictionary<string, string?> Patient = new()
    {
        ["Agent:Model:ConnectTimeout"] = "00:01:00",
        ["Agent:Model:FirstTokenTimeout"] = "00:10:00",
        ["Agent:Model:IdleTimeout"] = "00:10:00",
        ["Agent:Runs:Timeout"] = "01:00:00",
        ["Agent:Runs:Grace"] = "01:00:00",
        ["Agent:Loop:ToolTimeout"] = "00:10:00",
    };

    private readonly ServiceProvider _services;

    private ModelHub(Dictionary<string, string?> settings, TimeProvider time)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddSingleton(time);
        services.AddSingleton<IDatasetCatalog>(new LookupCatalog(Calls));
        services.AddOptions<StreamingOptions>().Configure(options => options.Window = TimeSpan.Zero);
        // Scripted answers say figures that no tool gave; what becomes of those is tested elsewhere.
        services.Configure<AgentLoopOptions>(loop => loop.ReviseFigures = false);
        services.AddAgentStreaming(configuration).AddAgentPlanning().AddAgentRuns(configuration).AddAgentChat(configuration);
        _services = services.BuildServiceProvider();
    }

    /// <summary>What the tool was called with: name and arguments.</summary>
    public LookupCalls Calls { get; } = new();

    public IModelHealth Health => _services.GetRequiredService<IModelHealth>();

    public IServiceProvider Services => _services;

    public RunManager Runs => _services.GetRequiredService<RunManager>();

    /// <summary>A hub whose model is the scripted server.</summary>
    /// <param name="server">The model's endpoint.</param>
    /// <param name="shape">Form of its address.</param>
    /// <param name="settings">Settings of <c>Agent:Model</c> by name.</param>
    /// <param name="time">The clock; null: one that runs <see cref="Speed"/> times faster than the wall's.</param>
    public static ModelHub For(
        ScriptedModelServer server,
        AddressShape shape,
        Dictionary<string, string?>? settings = null,
        TimeProvider? time = null
    ) => At(new Uri(Endpoint(server, shape)), shape == AddressShape.Azure ? "azure" : "generic", "scripted-1", settings, time);

    /// <summary>A hub whose model is at an address.</summary>
    public static ModelHub At(
        Uri endpoint,
        string provider,
        string model = "gpt-4o",
        Dictionary<string, string?>? settings = null,
        TimeProvider? time = null
    )
    {
        var all = new Dictionary<string, string?>(Patient)
        {
            ["Agent:Model:Endpoint"] = endpoint.ToString(),
            ["Agent:Model:ApiKey"] = "the-key",
            ["Agent:Model:Name"] = model,
            ["Agent:Model:Provider"] = provider,
            ["Agent:Model:MaxRetries"] = "1",
        };
        foreach (var (name, value) in settings ?? [])
            all[$"Agent:Model:{name}"] = value;
        return new ModelHub(all, time ?? new QuickTime(Speed));
    }

    public static string Endpoint(ScriptedModelServer server, AddressShape shape) =>
        shape == AddressShape.Azure ? server.Address.ToString() : new Uri(server.Address, "v1").ToString();

    /// <summary>Asks the model and waits for the end.</summary>
    public async Task<ModelRun> AskAsync(CancellationToken token, string question = "How many were there?") =>
        await FollowAsync(await StartAsync(token, question), token);

    public async Task<Run> StartAsync(CancellationToken token, string question = "How many were there?")
    {
        var request = new AskRequest { Question = question, Mode = AskModes.Model, Dataset = "lookup" };
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
