using System.ComponentModel;

namespace Agent.Hub.Chat;

/// <summary>A model to ask when the ones before it failed. Written as an object, or as the model's name alone.</summary>
[TypeConverter(typeof(ModelFallbackConverter))]
internal sealed class ModelFallback
{
    /// <summary>The model, or Azure's deployment.</summary>
    public string? Name { get; set; }

    /// <summary>Its endpoint; default none: the one of <see cref="ModelOptions.Endpoint"/>.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Its key; default none: the one of <see cref="ModelOptions.ApiKey"/>, but only where the endpoint is the same.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Its profile; default none: chosen by the address.</summary>
    public string? Provider { get; set; }
}
