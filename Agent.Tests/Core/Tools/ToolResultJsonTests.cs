using System.Text;
using System.Text.Json;
using Agent.Core.Agents;
using Agent.Core.Tools;
using Agent.Tests.Support;

namespace Agent.Tests.Core.Tools;

public sealed class ToolResultJsonTests
{
    [TestCase(1024)]
    [TestCase(4096)]
    [TestCase(65_536)]
    public void Write_MoreRowsThanFit_StaysWithinTheSizeAndTellsTheCut(int maxBytes)
    {
        var table = TestLoop.Table("t1", [.. Enumerable.Range(0, 5_000).Select(row => new object?[] { $"Site {row}", (long)row })]);
        var json = ToolResultJson.Write(table, maxBytes);
        var shown = JsonDocument.Parse(json).RootElement;

        Assert.Multiple(() =>
        {
            Assert.That(Encoding.UTF8.GetByteCount(json), Is.InRange(maxBytes / 2, maxBytes + 256));
            Assert.That(shown.GetProperty("truncated").GetBoolean());
            Assert.That(shown.GetProperty("total_rows").GetInt64(), Is.EqualTo(5_000));
            Assert.That(
                shown.GetProperty("notes")[0].GetString(),
                Does.Contain($"first {shown.GetProperty("rows").GetArrayLength()} rows").And.Contain("viewer sees 5000"));
        });
    }

    [Test]
    public void Write_CellOf32ThousandCharacters_IsCutAndOtherRowsStay()
    {
        var table = TestLoop.Table("t1", [new string('é', 32_767), 1L], ["Harbour", 2L]);
        var shown = JsonDocument.Parse(ToolResultJson.Write(table, 16 * 1024)).RootElement;

        Assert.Multiple(() =>
        {
            Assert.That(shown.GetProperty("rows").GetArrayLength(), Is.EqualTo(2));
            Assert.That(shown.GetProperty("rows")[0][0].GetString(), Has.Length.EqualTo(2048).And.EndsWith("…"));
            Assert.That(shown.GetProperty("notes")[0].GetString(), Does.Contain("Long cells are cut"));
        });
    }

    [Test]
    public void Write_CutFallsIntoACharacterOfTwoUnits_KeepsItWhole()
    {
        for (var before = 0; before < 2; before++)
        {
            var text = new string('a', before) + string.Concat(Enumerable.Repeat("\U0001F525", 3_000));
            var shown = JsonDocument
                .Parse(ToolResultJson.Write(TestLoop.Table("t1", [text, 1L]), 8 * 1024))
                .RootElement.GetProperty("rows")[0][0]
                .GetString()!;
            Assert.That(() => new UTF8Encoding(false, true).GetBytes(shown), Throws.Nothing);
        }
    }

    [Test]
    public void Write_FitsWhole_SaysNothingOfCuts()
    {
        var shown = JsonDocument.Parse(ToolResultJson.Write(TestLoop.Table("t1", ["Harbour", 2L], [null, double.NaN]))).RootElement;

        Assert.Multiple(() =>
        {
            Assert.That(shown.GetProperty("truncated").GetBoolean(), Is.False);
            Assert.That(shown.GetProperty("notes").GetArrayLength(), Is.Zero);
            Assert.That(shown.GetProperty("rows")[1][1].ValueKind, Is.EqualTo(JsonValueKind.Null));
        });
    }

    [Test]
    public void GetResultText_OfTheLoopsContent_IsCutToTheSizeTheLoopWasTold()
    {
        var table = TestLoop.Table("t1", [.. Enumerable.Range(0, 500).Select(row => new object?[] { $"Site {row}", (long)row })]);
        var content = AgentChatProperties.CreateResult("c1", table, 2048);

        Assert.Multiple(() =>
        {
            Assert.That(content.Result, Is.SameAs(table));
            Assert.That(content.GetResultText(), Is.EqualTo(ToolResultJson.Write(table, 2048)));
        });
    }
}
