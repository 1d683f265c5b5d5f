using System.Threading.RateLimiting;
using Agent.Core.Agents;
using Agent.Hub.Chat.Health;
using Agent.Hub.Chat.Telemetry;
using Agent.Hub.Chat.Wire;
using Agent.Protocol;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Agent.Hub.Chat.Resilience;

/// <summary>
/// What all requests to one endpoint share: permits, circuit breaker, counts. Opens turns with retries; a turn that is open, that is, has shown something, is never
/// begun again.
/// </summary>
internal sealed class ModelEndpoint : IDisposable
{
    private readonly CircuitBreakerStateProvider _circuit = new();
    private readonly ConcurrencyLimiter _permits;
    private readonly ResiliencePipeline _pipeline;
    private readonly ModelOptions _options;
    private readonly ChatInstruments _instruments;
    private readonly TimeProvider _time;
    private EndpointCounts _counts;

    /// <summary>Makes the endpoint.</summary>
    /// <param name="name">Host and port, for telemetry and health; no secrets.</param>
    /// <param name="wire">Address and profile.</param>
    /// <param name="options">Limits and times.</param>
    /// <param name="instruments">Where events are counted.</param>
    /// <param name="time">The clock.</param>
    public ModelEndpoint(string name, WireEndpoint wire, ModelOptions options, ChatInstruments instruments, TimeProvider time)
    {
        (Name, Wire, _options, _instruments, _time) = (name, wire, options, instruments, time);
        _permits = new ConcurrencyLimiter(
            new ConcurrencyLimiterOptions
            {
                PermitLimit = options.MaxConcurrent,
                QueueLimit = options.MaxQueued,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }
        );
        _pipeline = Pipeline(options, time);
    }

    /// <summary>Host and port.</summary>
    public string Name { get; }

    /// <summary>Address and profile.</summary>
    public WireEndpoint Wire { get; }

    /// <summary>
    /// Asks, again if need be, until there is something to show.
    /// </summary>
    /// <param name="open">Makes one attempt; it gets the permit and owns it from then on.</param>
    /// <param name="cancellationToken">The caller's; may outlive the opening.</param>
    /// <exception cref="ModelException">All attempts failed, or another makes no sense.</exception>
    public async Task<OpenTurn> OpenAsync(Func<RateLimitLease, Task<OpenTurn>> open, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline
                .ExecuteAsync(
                    static async (state, token) => await state.Endpoint.AttemptAsync(state.Open, token).ConfigureAwait(false),
                    (Endpoint: this, Open: open),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (BrokenCircuitException resting)
        {
            throw EndpointFaults.Resting(resting.RetryAfter, resting);
        }
    }

    /// <summary>Whether this is the endpoint of an address and a key.</summary>
    public bool Serves(Uri address, string? key) => Wire.Address == address && Wire.Key == key;

    /// <summary>A turn failed after it had shown something.</summary>
    public void CountFault(ModelException fault)
    {
        Interlocked.Increment(ref _counts.Faults);
        Volatile.Write(ref _counts.LastFault, fault.Code);
        _instruments.Fault(this, fault.Code);
    }

    /// <summary>How the endpoint is.</summary>
    public ModelEndpointHealth Read(IReadOnlyList<string> models)
    {
        var permits = _permits.GetStatistics();
        return new ModelEndpointHealth
        {
            Endpoint = Name,
            Profile = Wire.Profile.Name,
            Models = models,
            Circuit = _circuit.CircuitState switch
            {
                CircuitState.Open or CircuitState.Isolated => ModelEndpointHealth.Open,
                CircuitState.HalfOpen => ModelEndpointHealth.HalfOpen,
                _ => ModelEndpointHealth.Closed,
            },
            Active = _options.MaxConcurrent - (int)(permits?.CurrentAvailablePermits ?? _options.MaxConcurrent),
            Waiting = (int)(permits?.CurrentQueuedCount ?? 0),
            Requests = Interlocked.Read(ref _counts.Requests),
            Retries = Interlocked.Read(ref _counts.Retries),
            Faults = Interlocked.Read(ref _counts.Faults),
            LastFault = Volatile.Read(ref _counts.LastFault),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _permits.Dispose();

    private async Task<OpenTurn> AttemptAsync(Func<RateLimitLease, Task<OpenTurn>> open, CancellationToken cancellationToken)
    {
        var permit = await _permits.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
        if (!permit.IsAcquired)
            throw EndpointFaults.QueueFull();
        Interlocked.Increment(ref _counts.Requests);
        try
        {
            return await open(permit).ConfigureAwait(false);
        }
        catch (ModelException fault)
        {
            CountFault(fault);
            throw;
        }
    }

    private ResiliencePipeline Pipeline(ModelOptions options, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        if (options.MaxRetries > 0)
        {
            builder.AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = options.MaxRetries,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = options.RetryDelay,
                    MaxDelay = options.MaxRetryDelay,
                    ShouldHandle = arguments =>
                        ValueTask.FromResult(
                            RetryRules.TriesAgain(arguments.Outcome.Exception, arguments.AttemptNumber, options.MaxRetryDelay)
                        ),
                    DelayGenerator = arguments => ValueTask.FromResult(RetryRules.Wait(arguments.Outcome.Exception)),
                    OnRetry = arguments =>
                    {
                        Interlocked.Increment(ref _counts.Retries);
                        _instruments.Retry(this, arguments);
                        return ValueTask.CompletedTask;
                    },
                }
            );
        }

        return builder
            .AddCircuitBreaker(
                new CircuitBreakerStrategyOptions
                {
                    // With retries an endpoint that fails half the time still answers nine questions of ten; the circuit is for those that are down.
                    FailureRatio = 0.8,
                    MinimumThroughput = options.BreakAfter,
                    SamplingDuration = TimeSpan.FromSeconds(30),
                    BreakDuration = options.BreakDuration,
                    StateProvider = _circuit,
                    ShouldHandle = arguments => ValueTask.FromResult(RetryRules.IsEndpointsFault(arguments.Outcome.Exception)),
                    OnOpened = arguments =>
                    {
                        _instruments.CircuitOpened(this, arguments.BreakDuration);
                        return ValueTask.CompletedTask;
                    },
                }
            )
            .Build();
    }
}
