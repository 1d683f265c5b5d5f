using Agent.Hub.Faces.AgUi;
using Microsoft.Extensions.Options;

namespace Agent.Hub.Faces;

/// <summary>Registers and maps the faces. Each is a projection of the same runs: the same logs, rights, limits.</summary>
internal static class FaceServices
{
    /// <summary>Adds what the faces share.</summary>
    public static IServiceCollection AddFaces(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<FaceOptions>().Bind(configuration.GetSection(FaceOptions.Section)).ValidateOnStart();
        services.AddSingleton<FaceRuns>();
        services.AddSingleton<AgUiHistory>();
        return services;
    }

    /// <summary>Maps the faces that are switched on.</summary>
    public static void MapFaces(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<FaceOptions>>().Value;
        if (options.AgUi)
            app.MapAgUi();
    }
}
