using System.Text.Json.Nodes;
using Agent.Hub.Security;

namespace Agent.Hub.Faces.OpenAi;

/// <summary>The API of OpenAI, as far as it makes sense over data: models, chat completions, responses.</summary>
internal static class OpenAiEndpoints
{
    private const string Root = "/v1";

    /// <summary>Adds what the endpoints need.</summary>
    public static IServiceCollection AddOpenAiFace(this IServiceCollection services) =>
        services
            .AddSingleton<OpenAiModels>()
            .AddSingleton<ConversationIndex>()
            .AddSingleton<HiddenTasks>()
            .AddSingleton<ChatEndpoint>()
            .AddSingleton<ResponsesEndpoint>();

    /// <summary>
    /// Gives answers of the pipeline itself, a missing key above all, the form that these clients read. Stands before the rest.
    /// </summary>
    public static void UseOpenAiErrors(this WebApplication app) =>
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(Root),
            branch => branch.UseStatusCodePages(pages => Error(pages.HttpContext.Response.StatusCode).WriteAsync(pages.HttpContext))
        );

    /// <summary>Maps the endpoints.</summary>
    public static void MapOpenAi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup(Root).RequireCaller();
        api.MapGet("/models", (HttpContext context, OpenAiModels models) => Json(models.List(context.Caller())));
        api.MapGet(
            "/models/{**model}",
            (string model, HttpContext context, OpenAiModels models) =>
                // A client may write the slash within a name as %2F, which a route leaves as it is; all else is read already.
                models.Find(model.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase), context.Caller())
                    is { } found
                    ? Json(found)
                    : Results.Text(NoModel.ToJson().ToJsonString(), "application/json", statusCode: NoModel.Status)
        );
        api.MapPost("/chat/completions", (HttpContext context, ChatEndpoint chat) => chat.AnswerAsync(context));
        api.MapPost("/responses", (HttpContext context, ResponsesEndpoint responses) => responses.CreateAsync(context));
        api.MapGet("/responses/{id}", (string id, HttpContext context, ResponsesEndpoint responses) => responses.ReadAsync(id, context));
        api.MapPost(
            "/responses/{id}/cancel",
            (string id, HttpContext context, ResponsesEndpoint responses) => responses.CancelAsync(id, context)
        );
    }

    private static OpenAiError NoModel { get; } =
        new(404, "model_not_found", "There is no such model: GET /v1/models lists them.", "model");

    private static OpenAiError Error(int status) => status switch
    {
        401 => new(status, "invalid_api_key", "This hub wants a key: send it as a bearer token."),
        403 => new(status, "forbidden", "You have no right to do this."),
        404 => new(status, "unknown_url", "There is nothing at this address; see docs/faces/openai.md for what there is."),
        405 => new(status, "method_not_allowed", "This address does not take this method."),
        413 => new(status, "too_large", "The request is too large."),
        429 => new(status, "rate_limited", "Too many requests; try again shortly."),
        _ => new(status, "failed", "The request failed."),
    };

    private static IResult Json(JsonObject value) => Results.Text(value.ToJsonString(SseResponse.Json), "application/json");
}
