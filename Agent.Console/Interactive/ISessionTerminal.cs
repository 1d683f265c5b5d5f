namespace Agent.Console.Interactive;

/// <summary>Keys in, a line out; tests put a script in its place.</summary>
internal interface ISessionTerminal
{
    /// <summary>The next key.</summary>
    ConsoleKeyInfo ReadKey();

    /// <summary>Shows the line as it stands.</summary>
    /// <param name="prompt">What stands before it.</param>
    /// <param name="text">The line.</param>
    /// <param name="caret">Where the next letter goes.</param>
    void Show(string prompt, string text, int caret);

    /// <summary>Ends the line.</summary>
    void EndLine();
}
