using Agent.Console.Rendering;
using Agent.Protocol;
using Agent.Tests.Support;
using Spectre.Console.Testing;

namespace Agent.Tests.Console.Rendering;

/// <summary>Answers are Markdown, and tables may be wider than the terminal.</summary>
public sealed class MarkdownTextTests
{
    [TestCase("**Maintenance** had *most*: `221`.", "Maintenance had most: 221.\n")]
    [TestCase("# Title\n- one\n* two\n", "Title\n• one\n• two\n")]
    [TestCase("3 * 4 is not 3 - 4, see INC-2025 and open_ticket", "3 * 4 is not 3 - 4, see INC-2025 and open_ticket\n")]
    [TestCase("```\n- **as it is**\n```", "\n- **as it is**\n")]
    public void Text_WithMarks_IsShownWithoutThem_HoweverItIsCut(string markdown, string shown)
    {
        for (var length = 1; length <= markdown.Length; length++)
        {
            using var console = Console(200);
            var renderer = new AnswerRenderer(console);
            foreach (var piece in markdown.Chunk(length))
                renderer.Show(ConsoleEvents.Text(new string(piece)));
            renderer.Show(ConsoleEvents.TextEnd());

            Assert.That(console.Output, Is.EqualTo(shown), $"in pieces of {length}");
        }
    }

    [Test]
    public void Table_WiderThanTheTerminal_LeavesOutColumnsByName()
    {
        var table = RecordedAnswer.Table with
        {
            Columns =
            [
                .. Enumerable
                    .Range(1, 12)
                    .Select(number => new TableColumn
                    {
                        Name = $"c{number}",
                        Label = $"Column {number}",
                        Kind = "text",
                    }),
            ],
            Rows =
            [
                [.. Enumerable.Range(1, 12).Select(number => number == 2 ? null : (object?)$"a text of some length {number}")],
            ],
            TotalRows = 1,
        };
        using var console = Console(120);
        new AnswerRenderer(console).Show(new TableEvent { MessageId = "m", Content = table });

        Assert.Multiple(() =>
        {
            Assert.That(console.Lines.Select(line => line.Length), Is.All.LessThanOrEqualTo(120));
            Assert.That(console.Output, Does.Contain("Column 1").And.Contain("more columns: Column 2, ").And.Contain("Column 12"));
            Assert.That(console.Output, Does.Contain("a text of some le"));
        });
    }

    private static TestConsole Console(int width)
    {
        var console = new TestConsole { EmitAnsiSequences = false };
        console.Profile.Width = width;
        return console;
    }
}
