using Agent.Hub.Chat.Wire;
using Agent.Tests.Support;
using CsCheck;

namespace Agent.Tests.Hub.Chat.Wire;

public sealed class TextTagsTests
{
    private static readonly string[] Pieces =
        ["a", " ", "\n", "<", "<t", "<think>", "</think>", "</thi", "<tool_call>", "</tool_call>", "{\"x\":1}", "1 < 2", "<tool_", "é"];

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1]
        .List[0, 12]
        .Select(chosen => string.Concat(chosen.Select(index => Pieces[index])));

    /// <summary>However a text is cut, it is parted the same way.</summary>
    [Test]
    public void Push_AnyCut_GivesTheSameParts() =>
        Gen.Select(Texts, Gen.Bool, Gen.Int[1, 7]).SeededOnCi().Sample((text, readsCalls, size) =>
            Part([text], readsCalls) == Part(text.Chunk(size).Select(piece => new string(piece)), readsCalls));

    [TestCase("<think>Hm</think>\n\nYes", "r:Hm a:Yes")]
    [TestCase("  <think>Hm", "r:Hm")]
    [TestCase("<thinking>Hm</thinking>Yes", "r:Hm a:Yes")]
    [TestCase("Use <think> tags", "a:Use <think> tags")]
    [TestCase("A<tool_call>{}</tool_call>", "a:A c:{}")]
    [TestCase("A<tool_call>{}", "a:A c:{}")]
    [TestCase("A<tool_cal", "a:A<tool_cal")]
    [TestCase("   ", "")]
    public void Push_Text_IsPartedAtItsTags(string text, string parts) => Assert.That(Part([text], true), Is.EqualTo(parts));

    [Test]
    public void Push_NoToolsOffered_LeavesCallsAlone() =>
        Assert.That(Part(["A<tool_call>{}</tool_call>"], false), Is.EqualTo("a:A<tool_call>{}</tool_call>"));

    private static string Part(IEnumerable<string> pieces, bool readsCalls)
    {
        var tags = new TextTags(readsCalls);
        var parts = new List<(TextKind Kind, string Text)>();
        foreach (var piece in pieces)
            tags.Push(piece, parts);
        tags.Flush(parts);
        var joined = new List<(TextKind Kind, string Text)>();
        foreach (var (kind, text) in parts)
        {
            if (joined.Count > 0 && joined[^1].Kind == kind)
                joined[^1] = (kind, joined[^1].Text + text);
            else
                joined.Add((kind, text));
        }

        return string.Join(' ', joined.Select(part => $"{char.ToLowerInvariant(part.Kind.ToString()[0])}:{part.Text}"));
    }
}
