using System.Diagnostics;
using System.Diagnostics.Metrics;
using Agent.Core.Agents;
using Agent.Hub.Chat.Resilience;
using Microsoft.Extensions.Logging;
using Polly.Retry;

namespace Agent.Hub.Chat.Telemetry;

/// <summary>The instruments of requests to models.</summary>
internal sealed partial class ChatInstruments : IDisposable
{
    private readonly ILogger<ChatInstruments> _logger;
    private readonly Meter _meter;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _faults;
    private readonly Counter<long> _fallbacks;
    private readonly Counter<long> _hedges;
    private readonly Counter<long> _circuits;

    /// <summary>Makes the instruments.</summary>
    public ChatInstruments(IMeterFactory meters, ILogger<ChatInstruments> logger)
    {
        _logger = logger;
        _meter = meters.Create(ChatTelemetry.MeterName);
        Duration = _meter.CreateHistogram<double>("gen_ai.client.operation.duration", "s", "Duration of a model turn, retries included.");
        FirstChunk = _meter.CreateHistogram<double>(
            "gen_ai.client.operation.time_to_first_chunk",
            "s",
            "Time to the first update of a model turn."
        );
        Tokens = _meter.CreateHistogram<long>("gen_ai.client.token.usage", "{token}", "Tokens of a model turn.");
        Cost = _meter.CreateCounter<double>("agent.model.cost", "USD", "Cost as endpoints report it.");
        _retries = _meter.CreateCounter<long>("agent.model.retries", "{retry}", "Requests made again before anything was shown.");
        _faults = _meter.CreateCounter<long>("agent.model.faults", "{request}", "Requests that failed, by code.");
        _fallbacks = _meter.CreateCounter<long>("agent.model.fallbacks", "{turn}", "Turns answered by another model than the first.");
        _hedges = _meter.CreateCounter<long>(
            "agent.model.hedges",
            "{turn}",
            "Turns answered by the request made because another was slow."
        );
        _circuits = _meter.CreateCounter<long>(
            "agent.model.circuit_openings",
            "{opening}",
            "Times an endpoint was left alone for failing."
        );
    }

    /// <summary>The spans' source.</summary>
    public ActivitySource Source { get; } = new(ChatTelemetry.SourceName);

    /// <summary>Seconds of a turn.</summary>
    public Histogram<double> Duration { get; }

    /// <summary>Seconds to the first update.</summary>
    public Histogram<double> FirstChunk { get; }

    /// <summary>Tokens of a turn.</summary>
    public Histogram<long> Tokens { get; }

    /// <summary>US dollars.</summary>
    public Counter<double> Cost { get; }

    /// <summary>A request failed.</summary>
    public void Fault(ModelEndpoint endpoint, string code)
    {
        _faults.Add(1, Server(endpoint), new("error.type", code));
        Activity.Current?.AddEvent(
            new ActivityEvent(
                "agent.model.fault",
                tags: new ActivityTagsCollection { ["server.address"] = endpoint.Name, ["error.type"] = code }
            )
        );
    }

    /// <summary>A request is made again.</summary>
    public void Retry(ModelEndpoint endpoint, in OnRetryArguments<object> retry)
    {
        var fault = retry.Outcome.Exception as ModelException;
        _retries.Add(1, Server(endpoint), new("error.type", fault?.Code));
        LogRetry(
            _logger,
            endpoint.Name,
            fault?.Code ?? "unknown",
            retry.AttemptNumber + 1,
            retry.RetryDelay.TotalMilliseconds,
            fault?.InnerException?.Message
        );
    }

    /// <summary>An endpoint is left alone.</summary>
    public void CircuitOpened(ModelEndpoint endpoint, TimeSpan duration)
    {
        _circuits.Add(1, Server(endpoint));
        LogCircuit(_logger, endpoint.Name, duration.TotalSeconds);
    }

    /// <summary>A turn has something to show.</summary>
    public void Opened(RaceResult result)
    {
        if (result.IsFallback)
            _fallbacks.Add(1, Server(result.Turn.Route.Endpoint), new("gen_ai.request.model", result.Turn.Route.Model));
        if (result.IsHedge)
            _hedges.Add(1, Server(result.Turn.Route.Endpoint), new("gen_ai.request.model", result.Turn.Route.Model));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Source.Dispose();
        _meter.Dispose();
    }

    private static KeyValuePair<string, object?> Server(ModelEndpoint endpoint) => new("server.address", endpoint.Name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Model endpoint {Endpoint}: {Code}, retry {Attempt} in {Delay:0} ms: {Detail}")]
    private static partial void LogRetry(ILogger logger, string endpoint, string code, int attempt, double delay, string? detail);

    [LoggerMessage(Level = LogLevel.Error, Message = "Model endpoint {Endpoint} failed too often and is left alone for {Seconds:0.#} s")]
    private static partial void LogCircuit(ILogger logger, string endpoint, double seconds);
}
