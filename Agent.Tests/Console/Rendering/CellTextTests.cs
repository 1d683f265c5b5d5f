using Agent.Console.Rendering;
using Agent.Tests.Support;

namespace Agent.Tests.Console.Rendering;

public sealed class CellTextTests
{
    [TestCase(147785L, false, "147,785")]
    [TestCase(147785L, true, "147785")]
    [TestCase(2024L, false, "2024")]
    [TestCase(2024.5, false, "2,024.5")]
    [TestCase(5.4132, false, "5.41")]
    [TestCase(0.8629, false, "0.86")]
    [TestCase(0.0393, false, "0.0393")]
    [TestCase(0d, false, "0")]
    [TestCase(1234567.8, false, "1,234,568")]
    public void Format_ANumber_IsForPeople(object number, bool isCode, string expected) =>
        Assert.That(
            CellText.Format(number, ConsoleEvents.Column("n", "N", "number") with { IsCode = isCode ? true : null }),
            Is.EqualTo(expected)
        );

    [TestCase(147785L, "number", "147.785")]
    [TestCase(0.8629, "number", "0,86")]
    [TestCase(12.5, "percent", "12,5 %")]
    [TestCase(true, "boolean", "ja")]
    public void Format_InGerman_IsWrittenSo(object cell, string kind, string expected) =>
        Assert.That(CellText.Format(cell, ConsoleEvents.Column("n", "N", kind), "de-AT"), Is.EqualTo(expected));

    [Test]
    public void Heading_ThatSaysItsUnit_SaysItOnce() =>
        Assert.That(
            (string[])
                [
                    TableColumns.Heading(ConsoleEvents.Column("n", "Cost (EUR)", "number") with { Unit = "EUR" }),
                    TableColumns.Heading(ConsoleEvents.Column("n", "Delay", "number") with { Unit = "days" }),
                ],
            Is.EqualTo((string[])["Cost (EUR)", "Delay (days)"])
        );
}
