using Agent.Core.Privacy;
using Agent.Tests.Support;

namespace Agent.Tests.Core.Privacy;

/// <summary>How statements of an external model see names, and what becomes of their results.</summary>
public sealed class StatementPseudonymsTests
{
    private static readonly StatementPseudonyms Plant = StatementPseudonyms.For(
        Persons.Profile("Isolde Thistlewood", "Will Baker", "O'Neill-Smythe, Bo", "Max")
    )!;

    private static readonly PersonDirectory Directory = PersonDirectory.For(
        Persons.Profile("Isolde Thistlewood", "Will Baker", "O'Neill-Smythe, Bo", "Max")
    );

    [TestCase("Isolde Thistlewood")]
    [TestCase("Will Baker")]
    [TestCase("O'Neill-Smythe, Bo")]
    [TestCase("Isolde Thistlewood; Will Baker")]
    [TestCase("4711")]
    [TestCase("B. Li")]
    public void Person_Value_HoldsPseudonymsAloneAndComesBack(string value)
    {
        var seen = Plant.Person(value);

        Assert.That(seen, Does.Match(@"^Person_\d+(?:[,;]? Person_\d+)*$"));
        Assert.That(Plant.Restore(seen), Is.EqualTo(value));
    }

    [TestCase("unknown")]
    [TestCase("n/a")]
    public void Person_ValueThatNamesNobody_StaysAsItIs(string value) => Assert.That(Plant.Person(value), Is.EqualTo(value));

    [Test]
    public void Shorten_WordsOfAWholeName_AreItsOnePseudonym()
    {
        var whole = Directory.Register("Isolde Thistlewood");
        Assert.That(Plant.Shorten($"[\"{Plant.Person("Isolde Thistlewood")}\"]"), Is.EqualTo($"[\"{whole}\"]"));
        Assert.That(Plant.Shorten(Plant.Person("Thistlewood, Isolde")), Does.Contain(", "), "nobody is written so");
    }

    [Test]
    public void Statement_PseudonymsInTexts_AreTheWordsThatTheDataHold()
    {
        var isolde = Directory.Register("Isolde Thistlewood");
        var will = Directory.Register("Will Baker");
        var from = $"SELECT MAX(\"Site\") -- of '{isolde}\nFROM \"Incident\"";
        var sql = $"{from} WHERE \"Reported By\" IN ('{isolde}', '{will}') OR x = 'it''s Isolde'";

        Assert.That(
            Plant.Statement(sql),
            Is.EqualTo(
                $"{from} WHERE \"Reported By\" IN ('{Plant.Person("Isolde Thistlewood")}', "
                    + $"'{Plant.Person("Will Baker")}') OR x = 'it''s {Plant.Person("Isolde")}'"
            )
        );
    }

    [Test]
    public void Text_Narrative_IsFoundByTheSameWords()
    {
        var seen = Plant.Text("Isolde Thistlewood told Mr Quillfeather of it");

        Assert.That(seen, Does.Contain(Plant.Person("Thistlewood")).And.Not.Contain("Quillfeather"));
        Assert.That(Plant.Restore(seen), Is.EqualTo("Isolde Thistlewood told Mr Quillfeather of it"));
    }

    [Test]
    public void For_DatasetThatNamesNobody_IsNull() => Assert.That(StatementPseudonyms.For(TestLoop.Profile), Is.Null);

    [TestCase("{0}X")]
    [TestCase("x{0}")]
    [TestCase("{0}7")]
    public void Restore_PseudonymWithinAWord_Stays(string pattern)
    {
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, Directory.Register("Isolde Thistlewood"));

        Assert.That(Directory.Restore(text), Does.Not.Contain("Isolde"));
    }

    [Test]
    public void Mask_TextMaskedBefore_StaysAsItIs()
    {
        var once = Directory.Mask("Mr Thistlewood and Maria Thistlewood and Dr. Quillfeather");

        Assert.That(Directory.Mask(once), Is.EqualTo(once));
    }
}
