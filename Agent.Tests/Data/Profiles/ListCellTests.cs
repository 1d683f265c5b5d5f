using Agent.Core.Datasets;
using Agent.Data.Profiles;

namespace Agent.Tests.Data.Profiles;

/// <summary>Several values in a cell, typed as people type them.</summary>
public sealed class ListCellTests
{
    [Test]
    public void Type_TwoSeparatorsInOneColumn_AreOne()
    {
        var column = Sheets.Column([.. Repeated("Head", "Eye", "Knee", "Head; Eye", "Knee; Head", "Eye, Head", "Eye, Knee")]);

        Assert.That((column.Kind, column.Separator), Is.EqualTo((ColumnKind.List, ";")));
        Assert.That(
            Enumerable.Range(0, column.Rows).Select(row => column[row]),
            Has.Some.EqualTo("Eye; Head").And.Some.EqualTo("Eye; Knee")
        );
        Assert.That(column.Notes, Has.Some.Contains("another sign"));
    }

    [Test]
    public void Type_CommaInsideAnItem_Stays()
    {
        var column = Sheets.Column([.. Repeated("Smith, J.", "Head", "Eye", "Head; Eye", "Eye; Smith, J.")]);

        Assert.That(column.Kind, Is.EqualTo(ColumnKind.List));
        Assert.That(
            Enumerable.Range(0, column.Rows).Select(row => column[row]),
            Has.Some.EqualTo("Smith, J.").And.None.EqualTo("Smith; J.")
        );
    }

    [Test]
    public void Type_PartsJoinedByPlus_AreAList()
    {
        var column = Sheets.Column([
            .. Repeated("gloves", "boots", "hard hat", "gloves+boots", "boots+hard hat", "hard hat+gloves", "gloves+boots+hard hat"),
        ]);

        Assert.That((column.Kind, column.Separator), Is.EqualTo((ColumnKind.List, "+")));
    }

    [Test]
    public void Type_PlusInsideNames_IsNoList()
    {
        var column = Sheets.Column([.. Repeated("A+B Works", "C+D Works", "E+F Works", "Yard")]);

        Assert.That(column.Kind, Is.EqualTo(ColumnKind.Text));
    }

    private static IEnumerable<object?> Repeated(params string[] values) =>
        Enumerable.Range(0, 6).SelectMany(_ => values.Select(value => (object?)value));
}
