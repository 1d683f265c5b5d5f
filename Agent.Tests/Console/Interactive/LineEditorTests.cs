using Agent.Console.Interactive;

namespace Agent.Tests.Console.Interactive;

/// <summary>A line being typed in the console.</summary>
public sealed class LineEditorTests
{
    [Test]
    public void Letters_GoWhereTheCaretIs()
    {
        var editor = Typed(Editor(), "helo");
        Press(editor, ConsoleKey.LeftArrow);
        Typed(editor, "l");
        Press(editor, ConsoleKey.Home, ConsoleKey.Delete);
        Press(editor, ConsoleKey.End, ConsoleKey.Backspace);

        Assert.That((editor.Text, editor.Caret), Is.EqualTo(("ell", 3)));
    }

    [Test]
    public void History_BringsLinesBack_AndWhatWasBeingTyped()
    {
        var editor = Typed(Editor(["first", "second"]), "dra");
        Press(editor, ConsoleKey.UpArrow, ConsoleKey.UpArrow, ConsoleKey.UpArrow);
        Assert.That(editor.Text, Is.EqualTo("first"));

        Press(editor, ConsoleKey.DownArrow, ConsoleKey.DownArrow, ConsoleKey.DownArrow);
        Assert.That(editor.Text, Is.EqualTo("dra"));
    }

    [Test]
    public void Tab_GivesOneAfterAnother_InTheMiddleOfALine()
    {
        var editor = Typed(Editor([], before => [new("Maintenance", 4), new("Maintenance Shop", 4)]), "in main now");
        Press(editor, ConsoleKey.LeftArrow, ConsoleKey.LeftArrow, ConsoleKey.LeftArrow, ConsoleKey.LeftArrow);
        Press(editor, ConsoleKey.Tab);
        Assert.That(editor.Text, Is.EqualTo("in Maintenance now"));

        Press(editor, ConsoleKey.Tab);
        Assert.That(editor.Text, Is.EqualTo("in Maintenance Shop now"));
    }

    [Test]
    public void Control_Letters_AreNoText() => Assert.That(Typed(Editor(), "a\u0001\u001bb").Text, Is.EqualTo("ab"));

    private static LineEditor Editor(IReadOnlyList<string>? history = null, Func<string, IReadOnlyList<Completion>>? complete = null) =>
        new(history ?? [], complete ?? (_ => []));

    private static LineEditor Typed(LineEditor editor, string text)
    {
        foreach (var letter in text)
            editor.Press(new ConsoleKeyInfo(letter, ConsoleKey.None, false, false, false));
        return editor;
    }

    private static void Press(LineEditor editor, params ConsoleKey[] keys)
    {
        foreach (var key in keys)
            editor.Press(new ConsoleKeyInfo('\0', key, false, false, false));
    }
}
