using Agent.Hub.Security;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace Agent.Hub.Endpoints;

/// <summary>Serves the page; where it was not built, says what to install.</summary>
internal static class PageEndpoint
{
    // Everything the page needs comes from the hub; styles inline because charts set them.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors ";

    private const string NotBuilt =
        "<!doctype html><meta charset=utf-8><title>Agent Hub</title><body style='font:1rem/1.5 system-ui;max-width:40rem;margin:4rem auto'>"
        + "<h1>The hub runs; its page was not built</h1><p>Install <b>Node.js 20 or newer</b> with npm (nodejs.org), then start the hub again: "
        + "<code>dotnet run --project Agent.Hub</code>.</p><p>The console needs no page: "
        + "<code>dotnet run --project Agent.Console -- \"How many incidents are there?\"</code></p>";

    public static void UsePage(this WebApplication app)
    {
        var framing = app.Services.GetRequiredService<IOptions<SecurityOptions>>().Value.AllowedOrigins;
        var policy = ContentSecurityPolicy + (framing.Count == 0 ? "'none'" : string.Join(' ', framing));
        app.Use((context, next) =>
        {
            if (IsPage(context.Request.Path))
                context.Response.Headers.ContentSecurityPolicy = policy;
            return next(context);
        });

        var folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (!File.Exists(Path.Combine(folder, "index.html")))
        {
            app.MapGet("/", () => Results.Content(NotBuilt, "text/html"));
            return;
        }

        var files = new PhysicalFileProvider(folder);
        var compressed = new PrecompressedFiles(files);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.Use((context, next) => compressed.InvokeAsync(context, next));
        app.UseStaticFiles(
            new StaticFileOptions
            {
                FileProvider = files,
                ContentTypeProvider = compressed,
                OnPrepareResponse = file => Cache(file.Context),
            }
        );
    }

    private static bool IsPage(PathString path) => path == "/" || path.Value!.EndsWith(".html", StringComparison.OrdinalIgnoreCase);

    // Built files carry a hash in their name and never change; the page itself must be asked for each time.
    private static void Cache(HttpContext context) =>
        context.Response.Headers.CacheControl = context.Request.Path.StartsWithSegments("/assets")
            ? "public, max-age=31536000, immutable"
            : "no-cache";
}
