using Agent.Data.Sidecar;

namespace Agent.Tests.Data.Sidecar;

/// <summary>Definitions are written between what people wrote.</summary>
public sealed class SidecarTextTests
{
    private static readonly SidecarDefinition Serious = new(
        "serious",
        "Incident.Severity",
        ["High", "Critical \"A\""],
        "anna",
        "2026-11-29"
    );

    [TestCase("")]
    [TestCase("# a remark\ntitle: Register\n")]
    [TestCase("definitions:\n\ntitle: Register")]
    [TestCase("definitions: {}\n")]
    [TestCase(
        "title: Register\r\ndefinitions:\r\n    other:   # a remark\r\n        column: Incident.Site\r\n        values: [North]\r\nrelations: []\r\n"
    )]
    public void Remember_InAnyText_IsReadBack_AndTheRestStays(string text)
    {
        var next = SidecarText.Remember(text, Serious);
        var before = SidecarReader.Read(text);
        var after = SidecarReader.Read(next);

        Assert.Multiple(() =>
        {
            Assert.That(after.Problems, Is.Empty, next);
            Assert.That(after.Title, Is.EqualTo(before.Title));
            Assert.That(
                after.Definitions.Select(one => one.Name),
                Is.EquivalentTo(before.Definitions.Select(one => one.Name).Append("serious"))
            );
            var kept = after.Definitions.Single(one => one.Name == "serious");
            Assert.That((kept.Column, kept.By, kept.On), Is.EqualTo((Serious.Column, Serious.By, Serious.On)));
            Assert.That(kept.Values, Is.EqualTo(Serious.Values));
            Assert.That(
                next.Contains("a remark", StringComparison.Ordinal),
                Is.EqualTo(text.Contains("a remark", StringComparison.Ordinal))
            );
        });
    }

    [Test]
    public void Remember_OfTheSameName_TakesItsPlace()
    {
        var text = SidecarText.Remember(
            SidecarText.Remember("title: Register\n", Serious),
            Serious with
            {
                Name = "Serious",
                Values = ["High"],
            }
        );

        Assert.That(SidecarReader.Read(text).Definitions.Single().Values, Is.EqualTo(["High"]));
    }

    [Test]
    public void Forget_TheLast_LeavesTheTextAsItWas()
    {
        var text = SidecarText.Remember("title: Register\n", Serious);

        Assert.Multiple(() =>
        {
            Assert.That(
                SidecarReader.Read(SidecarText.Forget(text, "SERIOUS")),
                Has.Property(nameof(SidecarFile.Title)).EqualTo("Register").And.Property(nameof(SidecarFile.Definitions)).Empty
            );
            Assert.That(SidecarText.Forget(text, "another"), Is.EqualTo(text));
        });
    }

    [TestCase("definitions: { a: { column: X.Y, values: [1] } }\n")]
    [TestCase("title: [\n")]
    public void Remember_WhereLinesCannotBeAdded_SaysSo(string text) =>
        Assert.That(() => SidecarText.Remember(text, Serious), Throws.TypeOf<FormatException>());
}
