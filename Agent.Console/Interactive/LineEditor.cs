using System.Text;

namespace Agent.Console.Interactive;

/// <summary>
/// A line being typed: moving, deleting, the lines before it, completion. It knows nothing of a terminal: it takes keys and says what
/// stands in the line.
/// </summary>
internal sealed class LineEditor(IReadOnlyList<string> history, Func<string, IReadOnlyList<Completion>> complete)
{
    private readonly StringBuilder _line = new();
    private int _back = history.Count;
    private string _typed = string.Empty;
    private (int Start, IReadOnlyList<Completion> Found, int At)? _completing;

    /// <summary>What stands in the line.</summary>
    public string Text => _line.ToString();

    /// <summary>Where the next letter goes.</summary>
    public int Caret { get; private set; }

    /// <summary>What else Tab would give; empty while nothing is being completed.</summary>
    public IReadOnlyList<string> Offered => _completing is { } now ? [.. now.Found.Select(one => one.Text)] : [];

    /// <summary>Takes a key. True: the line is done.</summary>
    public bool Press(ConsoleKeyInfo key)
    {
        if (key.Key == ConsoleKey.Enter)
            return true;
        if (key.Key == ConsoleKey.Tab)
        {
            Complete(key.Modifiers.HasFlag(ConsoleModifiers.Shift) ? -1 : 1);
            return false;
        }

        _completing = null;
        switch (key.Key)
        {
            case ConsoleKey.LeftArrow: Caret = Math.Max(0, Caret - 1); break;
            case ConsoleKey.RightArrow: Caret = Math.Min(_line.Length, Caret + 1); break;
            case ConsoleKey.Home: Caret = 0; break;
            case ConsoleKey.End: Caret = _line.Length; break;
            case ConsoleKey.UpArrow: Recall(-1); break;
            case ConsoleKey.DownArrow: Recall(1); break;
            case ConsoleKey.Escape: Set(string.Empty); break;
            case ConsoleKey.Backspace when Caret > 0: _line.Remove(--Caret, 1); break;
            case ConsoleKey.Delete when Caret < _line.Length: _line.Remove(Caret, 1); break;
            default: Type(key.KeyChar); break;
        }

        return false;
    }

    private void Type(char letter)
    {
        if (char.IsControl(letter))
            return;
        _line.Insert(Caret++, letter);
    }

    // What was being typed comes back behind the newest line.
    private void Recall(int by)
    {
        var next = _back + by;
        if (next < 0 || next > history.Count)
            return;
        if (_back == history.Count)
            _typed = Text;
        _back = next;
        Set(next == history.Count ? _typed : history[next]);
    }

    private void Complete(int by)
    {
        if (_completing is not { } now)
        {
            var found = complete(Text[..Caret]);
            if (found.Count == 0)
                return;
            now = (Caret - found[0].Replaces, found, by > 0 ? -1 : 0);
        }

        var at = (now.At + by + now.Found.Count) % now.Found.Count;
        var text = now.Found[at].Text;
        _line.Remove(now.Start, Caret - now.Start).Insert(now.Start, text);
        Caret = now.Start + text.Length;
        _completing = (now.Start, now.Found, at);
    }

    private void Set(string text)
    {
        _line.Clear().Append(text);
        Caret = text.Length;
    }
}
