using Agent.Data.Sidecar;

namespace Agent.Tests.Data.Sidecar;

public sealed class SidecarReaderTests
{
    [Test]
    public void Read_Nothing_IsASidecarThatSaysNothing() => Assert.That(SidecarReader.Read("# only a comment\n").Problems, Is.Empty);

    [TestCase(
        "sheets:\n  Incident:\n    synonim: [a]\n",
        "Line 3: there is no setting \"synonim\" in sheet Incident; there are synonyms, entityKey, defaultDate, headerRow, keep, duplicates, columns."
    )]
    [TestCase("sheets: Incident\n", "Line 1: sheets holds names, each with its settings below it.")]
    [TestCase("sheets:\n  Incident:\n    columns:\n      Owner:\n        person: maybe\n", "Line 5: person is true or false.")]
    [TestCase("relations:\n  from: A.b\n", "Line 2: relations is a list: each item begins with \"- \".")]
    [TestCase("relations:\n  - from: A.b\n", "Line 2: a relation needs from and to, each written Sheet.Column.")]
    [TestCase("measures:\n  trir:\n    base: many\n", "Line 3: base is a number of hours, such as 200000 or 1000000.")]
    [TestCase("title: [a, b]\n", "Line 1: title is a plain text.")]
    [TestCase("sheets:\n  A:\n    synonyms: [[a]]\n", "Line 3: synonyms is a list of plain texts: [one, two].")]
    [TestCase("- a\n- b\n", "Line 1: the file holds settings, one a line: title, sheets, relations, measures, definitions, where.")]
    public void Read_Mistake_IsNamedWithItsLine(string text, string problem) =>
        Assert.That(SidecarReader.Read(text).Problems, Is.EqualTo(new[] { problem }));

    [TestCase("sheets: [a\n")]
    [TestCase("title: \"a\n")]
    [TestCase("a: b: c\n")]
    public void Read_NoYaml_SaysSo(string text) =>
        Assert.That(SidecarReader.Read(text).Problems.Single(), Does.StartWith("Line ").And.Contain("this is no YAML"));

    [Test]
    public void Read_AliasesUponAliases_EndsAtOnce()
    {
        var text =
            "a: &a [x, x]\n"
            + string.Concat(
                Enumerable
                    .Range(0, 25)
                    .Select(level => $"{(char)('b' + level)}: &{(char)('b' + level)} [*{(char)('a' + level)}, *{(char)('a' + level)}]\n")
            );

        Assert.That(SidecarReader.Read(text).Problems, Has.Count.EqualTo(26));
    }
}
