using Agent.Data.Sidecar;

namespace Agent.Tests.Data.Sidecar;

/// <summary>Single settings are written into what people wrote, and taken out again without a trace.</summary>
public sealed class SidecarSettingsTests
{
    private const string Written =
        """
        # ours
        title: Register

        sheets:
          Incident:   # the log
            synonyms:
            - events
            - mishaps
            columns:
              Lost Days:
                unit: days

        # what counts
        measures:
          trir: { base: 200000 }
        """;

    private static readonly string[] Remarks = ["# ours", "# the log", "# what counts"];

    [TestCase("title", "Plant")]
    [TestCase("sheets/Incident/synonyms", "accidents|near misses", true)]
    [TestCase("sheets/incident/entityKey", "Incident ID")]
    [TestCase("sheets/Incident/columns/Lost Days/unit", "d")]
    [TestCase("sheets/Incident/columns/Lost Days/synonyms", "absence", true)]
    [TestCase("sheets/Incident/columns/Cost: total/unit", "EUR \"gross\"")]
    [TestCase("sheets/Hours Worked/synonyms", "man-hours", true)]
    [TestCase("definitions/no/column", "Incident.Severity")]
    [TestCase("measures/ltifr/hours", "Hours Worked.Hours")]
    public void Set_AnySetting_IsReadBack_AndTheRestStays(string path, string values, bool isList = false)
    {
        var setting = new SidecarSetting(path.Split('/'), values.Split('|'));
        var before = SidecarSettings.Of(Written);
        var text = SidecarSettings.Set(Written, setting, isList);
        var after = SidecarSettings.Of(text);

        Assert.Multiple(() =>
        {
            Assert.That(After(after, setting.Path)?.Values, Is.EqualTo(setting.Values), text);
            Assert.That(
                after.Where(one => !Same(one.Path, setting.Path)).Select(Words),
                Is.EquivalentTo(before.Where(one => !Same(one.Path, setting.Path)).Select(Words)),
                text
            );
            Assert.That(Remarks.Where(remark => !text.Contains(remark, StringComparison.Ordinal)), Is.Empty, text);
        });
    }

    [TestCase("")]
    [TestCase("# only a remark\n")]
    [TestCase("sheets:\n")]
    [TestCase("sheets: {}\n")]
    public void Set_AndTakenOut_LeavesNothingOfIt(string text)
    {
        var set = SidecarSettings.Set(text, new(["sheets", "Incident", "columns", "Lost Days", "unit"], ["days"]), false);
        var gone = SidecarSettings.Set(set, new(["sheets", "Incident", "columns", "Lost Days", "unit"], []), false);

        Assert.Multiple(() =>
        {
            Assert.That(SidecarReader.Read(set).Problems, Is.Empty, set);
            Assert.That(SidecarSettings.Of(set), Has.Count.EqualTo(1));
            Assert.That(SidecarSettings.Of(gone), Is.Empty);
            Assert.That(gone, Does.Not.Contain("Incident").And.Not.Contain("unit"));
            Assert.That(
                gone.Contains("only a remark", StringComparison.Ordinal),
                Is.EqualTo(text.Contains("only a remark", StringComparison.Ordinal))
            );
        });
    }

    [Test]
    public void Set_Nothing_OfWhatIsNotThere_ChangesNothing() =>
        Assert.That(
            SidecarSettings.Set(Written + "\n", new(["sheets", "Audits", "synonyms"], []), true),
            Is.EqualTo(Written.ReplaceLineEndings("\n") + "\n")
        );

    [TestCase("measures/trir/hours")]
    [TestCase("title/more")]
    [TestCase("sheets/Incident/synonyms/more")]
    public void Set_WhereNoLineCanBeAdded_SaysSo(string path) =>
        Assert.That(() => SidecarSettings.Set(Written, new(path.Split('/'), ["x"]), false), Throws.TypeOf<FormatException>());

    [Test]
    public void Of_WhatIsNoYaml_IsNothing() => Assert.That(SidecarSettings.Of("title: [\n"), Is.Empty);

    private static SidecarSetting? After(IEnumerable<SidecarSetting> settings, IReadOnlyList<string> path) =>
        settings.FirstOrDefault(one => Same(one.Path, path));

    private static bool Same(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.SequenceEqual(other, StringComparer.OrdinalIgnoreCase);

    private static string Words(SidecarSetting one) => $"{string.Join('/', one.Path)}={string.Join('|', one.Values)}";
}
