using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Agent.Tests.Support;

/// <summary>Chromium without a window, with a fresh profile, driven by Playwright; remembers what the page complained about.</summary>
internal sealed class Browser : IAsyncDisposable
{
    // A busy machine is slow, not wrong; each test has its own end.
    private const int Patience = 120_000;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly ConcurrentQueue<string> _complaints = [];
    private readonly ConcurrentQueue<string> _requests = [];

    private Browser(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    /// <summary>Errors of scripts, of the console and of the content security policy, of all pages.</summary>
    public IReadOnlyList<string> Complaints => [.. _complaints];

    /// <summary>Addresses all pages asked for.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Starts Chromium, or ends the test where there is none.</summary>
    public static async Task<Browser> StartAsync()
    {
        var chromium = Requires.Program("chromium", "install the package chromium");
        if (!File.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot", "index.html")))
            Requires.Missing("The page was not built: install Node.js 20 or newer and build again.");
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = chromium,
                Timeout = Patience,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
        return new Browser(playwright, browser);
    }

    /// <summary>Opens an address in a window of its own storage.</summary>
    public async Task<IPage> OpenAsync(string address, int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
        });
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _complaints.Enqueue(message.Text);
        };
        page.Request += (_, request) => _requests.Enqueue(request.Url);
        await page.GotoAsync(address);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
