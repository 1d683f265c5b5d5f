using Agent.Core.Settings;
using Agent.Hub.Faces.AgUi;
using Agent.Hub.Faces.Mcp;
using Agent.Hub.Faces.OpenAi;
using Agent.Hub.Faces.Streams;
using Microsoft.Extensions.Options;

namespace Agent.Hub.Faces;

/// <summary>Registers and maps the faces. Each is a projection of the same runs: the same logs, rights, limits.</summary>
internal static class FaceServices
{
    /// <summary>Adds what the faces share.</summary>
    public static IServiceCollection AddFaces(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<FaceOptions, FaceOptionsValidator>(configuration, FaceOptions.Section);
        services.AddSingleton<FaceRuns>();
        services.AddSingleton<AgUiHistory>();
        services.AddOpenAiFace();
        services.AddMcpFace();
        return services;
    }

    /// <summary>Stands before everything that may refuse a request: some clients read refusals in one form only.</summary>
    public static void UseFaceErrors(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<FaceOptions>>().Value;
        if (options.OpenAi)
            app.UseOpenAiErrors();
        if (options.AgUi)
            app.UseFaceProblems("/agui");
        if (options.Streams)
            app.UseFaceProblems("/runs");
        if (options.Mcp)
            app.UseMcpChallenge();
    }

    /// <summary>Maps the faces that are switched on.</summary>
    public static void MapFaces(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<FaceOptions>>().Value;
        if (options.AgUi)
            app.MapAgUi();
        if (options.OpenAi)
            app.MapOpenAi();
        if (options.Streams)
            app.MapRunStreams();
        if (options.Mcp)
            app.MapMcpFace();
    }
}
