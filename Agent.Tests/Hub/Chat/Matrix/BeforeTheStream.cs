using System.Globalization;
using Agent.Protocol;
using Agent.Tests.Support.ScriptedEndpoint;

namespace Agent.Tests.Hub.Chat.Matrix;

/// <summary>What goes wrong, or otherwise than expected, before the first event.</summary>
internal static class BeforeTheStream
{
    // Two seconds on the tests' clock: the good answer of a second attempt has to come within them on a busy machine, too.
    public static readonly Dictionary<string, string?> Impatient = new()
    {
        ["FirstTokenTimeout"] = "00:00:40",
        ["IdleTimeout"] = "00:00:40",
    };

    private const string Loading = """{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}""";

    public static IEnumerable<MatrixRow> Rows() =>
        [
            Fault(
                "400 context length",
                Scripts.Error(400, "context_length_exceeded", "This model's maximum context length is 8192 tokens."),
                ErrorCodes.ModelContextLength
            ),
            Fault(
                "400 context length, llama.cpp",
                Scripts.Status(
                    400,
                    """{"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error"}}"""
                ),
                ErrorCodes.ModelContextLength
            ),
            Fault(
                "400 content filter",
                Scripts.Status(
                    400,
                    """{"error":{"code":"content_filter","message":"Filtered.","innererror":{"code":"ResponsibleAIPolicyViolation"}}}"""
                ),
                ErrorCodes.ModelContentFilter
            ),
            Fault("400 anything else", Scripts.Error(400, "invalid_request_error", "Unknown field."), ErrorCodes.ModelBadRequest),
            Fault("401", Scripts.Error(401, "invalid_api_key", "Incorrect API key provided."), ErrorCodes.ModelAuth),
            Fault("402", Scripts.Status(402, """{"error":{"code":402,"message":"Insufficient credits"}}"""), ErrorCodes.ModelPayment),
            Fault("404 model", Scripts.Error(404, "model_not_found", "The model does not exist."), ErrorCodes.ModelNotFound),
            Fault("307 elsewhere", Scripts.Status(307, "", "text/plain", ("Location", "http://127.0.0.1:9/")), ErrorCodes.ModelBadRequest),
            Retryable("429 with Retry-After in seconds", RateLimit(("Retry-After", "1")), ErrorCodes.ModelRateLimited),
            Retryable("429 with Retry-After in milliseconds", RateLimit(("retry-after-ms", "300")), ErrorCodes.ModelRateLimited),
            Retryable("429 with Retry-After as a date", RateLimitUntil(), ErrorCodes.ModelRateLimited),
            Retryable("429 without Retry-After", RateLimit(), ErrorCodes.ModelRateLimited),
            Fault("429 with Retry-After beyond the cap", RateLimit(("Retry-After", "3600")), ErrorCodes.ModelRateLimited),
            Fault(
                "429 for want of credit",
                Scripts.Error(429, "insufficient_quota", "You exceeded your current quota."),
                ErrorCodes.ModelPayment
            ),
            Retryable("500", Scripts.Error(500, "server_error", "Oops."), ErrorCodes.ModelUnavailable),
            Retryable(
                "502 with HTML",
                Scripts.Status(502, "<html><body>Bad Gateway</body></html>", "text/html"),
                ErrorCodes.ModelUnavailable
            ),
            Retryable("503 plain", Scripts.Status(503, "upstream connect error", "text/plain"), ErrorCodes.ModelUnavailable),
            Retryable("503 with Retry-After", Scripts.Status(503, "", "text/plain", ("Retry-After", "1")), ErrorCodes.ModelUnavailable),
            Retryable("503 Loading model", Scripts.Status(503, Loading), ErrorCodes.ModelUnavailable),
            Retryable("hang before headers", exchange => exchange.HangAsync(), ErrorCodes.ModelTimeout) with
            {
                Settings = Impatient,
            },
            Retryable("reset before headers", Reset, ErrorCodes.ModelUnavailable),
            Retryable("headers then hang", Scripts.StreamThenHang(), ErrorCodes.ModelTimeout) with
            {
                Settings = Impatient,
            },
            Retryable("headers then reset", Scripts.StreamThenReset(), ErrorCodes.ModelBadResponse),
            Retryable(
                "200 with HTML",
                Scripts.Status(200, "<!doctype html><title>Sign in</title>", "text/html"),
                ErrorCodes.ModelBadResponse
            ),
            Retryable(
                "200 with error JSON",
                Scripts.Status(200, """{"error":{"message":"overloaded","type":"server_error"}}"""),
                ErrorCodes.ModelUnavailable
            ),
            Answer(
                "200 with a full answer",
                Scripts.Status(
                    200,
                    """{"id":"c","object":"chat.completion","model":"scripted-1","choices":[{"index":0,"message":{"role":"assistant","content":"There were 42."},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":4}}"""
                )
            ) with
            {
                Usage = "3/4/",
            },
            Retryable("200 with nothing", Scripts.Status(200, "", "text/event-stream"), ErrorCodes.ModelBadResponse),
        ];

    public static MatrixRow Answer(string name, ModelScript script) => new(name, script);

    public static MatrixRow Fault(string name, ModelScript script, string code) => new(name, script) { Code = code, Answer = null };

    public static MatrixRow Retryable(string name, ModelScript script, string code) => Fault(name, script, code) with { Retryable = true };

    private static ModelScript RateLimit(params (string, string)[] headers) =>
        Scripts.Error(429, "rate_limit_exceeded", "Rate limit reached.", headers);

    private static ModelScript RateLimitUntil() =>
        exchange =>
            RateLimit(
                ("Retry-After", (TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(3)).ToString("R", CultureInfo.InvariantCulture))
            )(exchange);

    private static Task Reset(ScriptedExchange exchange)
    {
        exchange.Reset();
        return Task.CompletedTask;
    }
}
