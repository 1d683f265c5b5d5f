namespace Agent.Console.Interactive;

/// <summary>Reads lines with history and completion.</summary>
internal sealed class SessionPrompt(ISessionTerminal terminal)
{
    private readonly List<string> _history = [];

    /// <summary>The next line; null when the reader has gone (Ctrl-D or Ctrl-C on an empty line). Ctrl-C drops a line begun.</summary>
    public string? Read(string prompt, NameCompleter names)
    {
        var editor = new LineEditor([.. _history], names.Complete);
        terminal.Show(prompt, string.Empty, 0);
        while (true)
        {
            var key = terminal.ReadKey();
            var isInterrupt = key is { Key: ConsoleKey.C, Modifiers: ConsoleModifiers.Control };
            if (editor.Text.Length == 0 && (isInterrupt || key is { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control }))
            {
                terminal.EndLine();
                return null;
            }

            if (isInterrupt)
            {
                terminal.EndLine();
                editor = new LineEditor([.. _history], names.Complete);
                terminal.Show(prompt, string.Empty, 0);
                continue;
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
