using Agent.Console.Rendering;

namespace Agent.Console.Interactive;

/// <summary>
/// The process's own terminal. A line longer than the window is shown around its caret: it never wraps, so that drawing it again is one
/// line.
/// </summary>
internal sealed class SessionTerminal : ISessionTerminal
{
    public ConsoleKeyInfo ReadKey()
    {
        // In a line Ctrl-C is a key; while an answer is made it is what stops it.
        System.Console.TreatControlCAsInput = true;
        try
        {
            return System.Console.ReadKey(intercept: true);
        }
        finally
        {
            System.Console.TreatControlCAsInput = false;
        }
    }

    public void Show(string prompt, string text, int caret)
    {
        var room = Math.Max(10, System.Console.WindowWidth - prompt.Length - 1);
        var from = Math.Max(0, caret - room + 1);
        var shown = Printable.Clean(text[from..Math.Min(text.Length, from + room)]);
        System.Console.Write($"\r\e[K{prompt}{shown}\r\e[{prompt.Length + caret - from}C");
    }

    public void EndLine() => System.Console.WriteLine();
}
