using Agent.Core.Runs;
using Agent.Core.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace Agent.Hub.Security;

/// <summary>Registers and applies who may use the hub.</summary>
internal static class SecurityServices
{
    private const string Policy = "caller";

    public static IServiceCollection AddHubSecurity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<SecurityOptions, SecurityOptionsValidator>(configuration, SecurityOptions.Section);
        services.PostConfigure<SecurityOptions>(options => configuration.GetSection(JwtOptions.Section).Bind(options.Jwt));
        services.AddSingleton<IDatasetRights, DatasetRights>();
        services.AddHostedService<RulesWithoutDataset>();
        services.AddAuthentication(Credentials.SchemeName)
            .AddPolicyScheme(Credentials.SchemeName, null, policy => policy.ForwardDefaultSelector = Credentials.SchemeFor)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null)
            .AddJwtBearer();
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, JwtSetup>();
        services.AddAuthorization();
        services.AddOptions<Microsoft.AspNetCore.Authorization.AuthorizationOptions>()
            .Configure<IOptions<SecurityOptions>>((authorization, security) => authorization.AddPolicy(Policy, policy =>
            {
                if (security.Value.NeedsSignIn)
                    policy.RequireAuthenticatedUser();
                else
                    policy.RequireAssertion(_ => true);
            }));
        services.AddCors();
        services.AddOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>()
            .Configure<IOptions<SecurityOptions>>((cors, security) => cors.AddDefaultPolicy(policy =>
                policy.WithOrigins([.. security.Value.AllowedOrigins]).AllowAnyHeader().AllowAnyMethod().AllowCredentials()));
        return services;
    }

    /// <summary>Origins, CORS, keys: in this order, before anything answers.</summary>
    public static WebApplication UseHubSecurity(this WebApplication app)
    {
        app.UseMiddleware<OriginGuard>();
        app.UseCors();
        app.UseAuthentication();
        app.UseAuthorization();
        return app;
    }

    /// <summary>Lets in who has a key, or anybody where there are none.</summary>
    public static T RequireCaller<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.RequireAuthorization(Policy);
}
