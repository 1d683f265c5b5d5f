using System.Text.Json.Nodes;
using Agent.Core.Datasets;
using Agent.Core.Runs;
using Agent.Protocol;

namespace Agent.Hub.Faces.OpenAi;

/// <summary>Datasets as models: <c>agent-hub/plant.xlsx</c> asks one, <c>agent-hub</c> the one that fits the question.</summary>
internal sealed class OpenAiModels(IDatasetCatalog catalog, IDatasetRights rights)
{
    /// <summary>The model that stands for all datasets.</summary>
    public const string Any = "agent-hub";

    private const string Prefix = Any + "/";

    /// <summary>The list, as <c>GET /v1/models</c> gives it.</summary>
    public JsonObject List(Caller caller) =>
        new()
        {
            ["object"] = "list",
            ["data"] = new JsonArray([
                Describe(Any, null),
                .. For(caller).List().Select(info => Describe(Prefix + info.File, info.LoadedAt)),
            ]),
        };

    /// <summary>One model; null where there is none of this name.</summary>
    public JsonObject? Find(string model, Caller caller) =>
        IsAny(model) ? Describe(Any, null) : Dataset(model, caller) is { } info ? Describe(Prefix + info.File, info.LoadedAt) : null;

    /// <summary>The dataset a model stands for.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="caller">Who asks: what a caller may not ask is not there.</param>
    /// <param name="error">Why there is none; null where the model is known.</param>
    /// <returns>The dataset's id; null for the one that fits.</returns>
    public string? Resolve(string? model, Caller caller, out OpenAiError? error)
    {
        error = null;
        if (string.IsNullOrWhiteSpace(model))
            error = OpenAiError.Invalid("Name a model: GET /v1/models lists them.", "model");
        else if (!IsAny(model) && Dataset(model, caller) is { } info)
            return info.Id;
        else if (!IsAny(model))
            error = new OpenAiError(404, "model_not_found", "There is no such model: GET /v1/models lists them.", "model");
        return null;
    }

    // Names of models are taken as those of files are: in any letters.
    private static bool IsAny(string model) => string.Equals(model, Any, StringComparison.OrdinalIgnoreCase);

    private CallerCatalog For(Caller caller) => new(catalog, rights, caller);

    private DatasetInfo? Dataset(string model, Caller caller) =>
        For(caller).Find(model.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? model[Prefix.Length..] : model);

    private static JsonObject Describe(string id, DateTimeOffset? created) =>
        new() { ["id"] = id, ["object"] = "model", ["created"] = created?.ToUnixTimeSeconds() ?? 0, ["owned_by"] = Any };
}
