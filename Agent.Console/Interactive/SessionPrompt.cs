namespace Agent.Console.Interactive;

/// <summary>Reads lines with history and completion.</summary>
internal sealed class SessionPrompt(ISessionTerminal terminal)
{
    private readonly List<string> _history = [];

    /// <summary>The next line; null when the reader has gone (Ctrl-D on an empty line).</summary>
    public string? Read(string prompt, NameCompleter names)
    {
        var editor = new LineEditor([.. _history], names.Complete);
        terminal.Show(prompt, string.Empty, 0);
        while (true)
        {
            var key = terminal.ReadKey();
            if (key is { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control } && editor.Text.Length == 0)
            {
                terminal.EndLine();
                return null;
            }

            if (editor.Press(key))
                break;
            terminal.Show(prompt, editor.Text, editor.Caret);
        }

        terminal.EndLine();
        var line = editor.Text.Trim();
        if (line.Length > 0 && _history.LastOrDefault() != line)
            _history.Add(line);
        return line;
    }
}
