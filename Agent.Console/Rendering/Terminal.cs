using System.Text;
using Spectre.Console;

namespace Agent.Console.Rendering;

/// <summary>The console to draw on.</summary>
internal static class Terminal
{
    /// <summary>Nothing folds the lines of a file or a pipe, so neither do we.</summary>
    private const int UnfoldedWidth = 1000;

    /// <param name="plain">Without colours and cursor movements, whatever the terminal can do.</param>
    public static IAnsiConsole Create(bool plain)
    {
        plain |= System.Console.IsOutputRedirected;
        System.Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = plain ? InteractionSupport.No : InteractionSupport.Detect,
            Out = new AnsiConsoleOutput(System.Console.Out),
        });
        if (System.Console.IsOutputRedirected)
            console.Profile.Width = UnfoldedWidth;
        return console;
    }
}
