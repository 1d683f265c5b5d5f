using Agent.Data.Profiles;

namespace Agent.Tests.Data.Profiles;

public sealed class ColumnNamesTests
{
    [TestCase("Site\0Name", "Site Name")]
    [TestCase("\0", "")]
    [TestCase("\u0085 \u200B\t", "")]
    [TestCase(" \"Site\" ", "'Site'")]
    public void Clean_WhatCannotBeSeen_IsABlank(string header, string name) =>
        Assert.That(ColumnNames.Clean(header), Is.EqualTo(name));

    [TestCase(" ", "Table")]
    [TestCase("\u0001", "Table")]
    [TestCase(null, "Table")]
    [TestCase("Audits", "Audits")]
    public void Table_BlankName_IsReplaced(string? sheet, string name) => Assert.That(ColumnNames.Table(sheet), Is.EqualTo(name));
}
