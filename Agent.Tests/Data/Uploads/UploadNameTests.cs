using Agent.Data.Uploads;

namespace Agent.Tests.Data.Uploads;

public sealed class UploadNameTests
{
    [TestCase("register.xlsx", "register.xlsx")]
    [TestCase("Register 2024.XLSX", "Register 2024.xlsx")]
    [TestCase("../../etc/cron.d/x.csv", "x.csv")]
    [TestCase(@"C:\temp\x.csv", "x.csv")]
    [TestCase(".hidden.csv", "hidden.csv")]
    [TestCase("~$lock.xlsx", "$lock.xlsx")]
    [TestCase("a:b*c?.csv", "a_b_c.csv")]
    [TestCase("con.csv", "file-con.csv")]
    [TestCase("Unfälle.csv", "Unfälle.csv")]
    [TestCase("a\u0000b\u202Egpj.csv", "a_b_gpj.csv")]
    [TestCase("name .csv", "name.csv")]
    public void Clean_GivesASafeNameOfTheSameMeaning(string name, string expected) =>
        Assert.That(UploadName.Clean(name), Is.EqualTo(expected));

    [TestCase("register.ods")]
    [TestCase("register")]
    [TestCase(".csv")]
    [TestCase("...csv")]
    [TestCase("x.csv/")]
    [TestCase("x.csv.agent.yaml")]
    public void Clean_NoWorkbooksName_IsRefused(string name) =>
        Assert.That(() => UploadName.Clean(name), Throws.InstanceOf<UploadException>().With.Property("Code").EqualTo(UploadCodes.BadName));

    [Test]
    public void Clean_LongName_IsCutBetweenCharacters()
    {
        var name = UploadName.Clean(string.Concat(Enumerable.Repeat("👷", 100)) + ".csv");

        Assert.That(System.Text.Encoding.UTF8.GetByteCount(name), Is.LessThan(160));
        Assert.That(name, Does.Not.Contain('\uFFFD').And.StartWith("👷"));
    }
}
