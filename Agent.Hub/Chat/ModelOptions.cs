namespace Agent.Hub.Chat;

/// <summary>
/// The model that answers what the planner does not: section <c>Agent:Model</c>. A model is configured when <see cref="Name"/> is set.
/// </summary>
internal sealed class ModelOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Agent:Model";

    /// <summary>
    /// Address of an OpenAI-compatible API, up to and with <c>/v1</c>, or of an Azure OpenAI resource; default none, then
    /// <c>OPENAI_BASE_URL</c>, then OpenAI's own where there is a key.
    /// </summary>
    public string? Endpoint { get; set; }

    /// <summary>The key; default none, then <c>OPENAI_API_KEY</c>. Local servers need none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The model, or Azure's deployment; default none: no model.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// Profile of the endpoint, one of <see cref="Profiles.EndpointProfiles.Names"/>; default none: chosen by the address.
    /// </summary>
    public string? Provider { get; set; }

    /// <summary>Models to ask when the first fails, in order; default none.</summary>
    public IList<ModelFallback> Fallbacks { get; } = [];

    /// <summary>Models a request may name, <c>*</c> for any; default none: those configured.</summary>
    public IList<string> Allowed { get; } = [];

    /// <summary>Headers to send beside the profile's; default none.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Fields of a request that are not sent, of <see cref="Wire.RefusedFields.Optional"/>; default none: those an endpoint refuses are
    /// learned.
    /// </summary>
    public IList<string> OmitFields { get; } = [];

    /// <summary>
    /// How hard a reasoning model thinks, as its endpoint calls it (<c>low</c>, <c>high</c>); default none: the endpoint's own.
    /// </summary>
    public string? ReasoningEffort { get; set; }

    /// <summary>Tokens a turn may produce; 0–1,000,000, default 0: the endpoint's own limit.</summary>
    public int MaxOutputTokens { get; set; }

    /// <summary>Time to connect; 100 ms–1 min, default 10 s.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Time from sending a request to the first token; 100 ms–10 min, default 1 min.</summary>
    public TimeSpan FirstTokenTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Time between two tokens; 100 ms–10 min, default 30 s.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Tries after the first, as long as nothing was shown; 0–10, default 3. A timeout is tried once more at most.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>Wait before the first retry, doubled for each further one, with jitter; 1 ms–1 min, default 500 ms.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Longest wait before a retry; where the endpoint asks for more, the hub gives up at once and says so; 1 ms–10 min, default 20 s.
    /// </summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Requests to one endpoint at the same time, each counted to the end of its stream; 1–10,000, default 64.</summary>
    public int MaxConcurrent { get; set; } = 64;

    /// <summary>Requests that may wait for their turn; 0–100,000, default 1,000.</summary>
    public int MaxQueued { get; set; } = 1_000;

    /// <summary>
    /// Wait for the first token before the next model is asked as well, the first to produce winning; 0–1 min, default 0: never.
    /// </summary>
    public TimeSpan HedgeAfter { get; set; }

    /// <summary>Requests within 30 s, four of five failed, after which an endpoint is left alone; 2–10,000, default 20.</summary>
    public int BreakAfter { get; set; } = 20;

    /// <summary>How long an endpoint is left alone; 500 ms–10 min, default 15 s.</summary>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Whether connections are opened at start, before the first question; default true.</summary>
    public bool WarmUp { get; set; } = true;

    /// <summary>Whether a model is configured.</summary>
    internal bool IsConfigured => !string.IsNullOrWhiteSpace(Name);
}
