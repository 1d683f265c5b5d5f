using Agent.Data.Queries;

namespace Agent.Tests.Data.Queries;

public sealed class SqlTextTests
{
    [Test]
    public void Value_InAHole_BecomesAParameter()
    {
        var value = "x'; DROP TABLE t; --";
        SqlText sql = $"SELECT {new SqlName("a\"b")} FROM t WHERE c = {value} AND d > {5L}";

        Assert.That(sql.Text, Is.EqualTo("SELECT \"a\"\"b\" FROM t WHERE c = $1::VARCHAR AND d > $2"));
        Assert.That(sql.Values, Is.EqualTo(new object[] { value, 5L }));
    }

    [Test]
    public void ToString_WritesValuesAsLiterals()
    {
        SqlText part = $"d = {new DateTime(2023, 5, 1)} OR e = {new DateTime(2023, 5, 1, 14, 30, 0)}";
        SqlText sql = $"a = {"it's"} AND b = {1.5} AND c = {true} AND ({part})";

        Assert.That(
            sql.ToString(),
            Is.EqualTo("a = 'it''s' AND b = 1.5 AND c = TRUE AND (d = DATE '2023-05-01' OR e = TIMESTAMP '2023-05-01 14:30:00')")
        );
    }

    [Test]
    public void Part_InAHole_KeepsItsValuesInOrder()
    {
        SqlText first = $"a = {1L}";
        SqlText second = $"b = {2L}";
        SqlText sql = $"{SqlText.Join(" AND ", [first, second])} AND c = {3L}";

        Assert.That(sql.Text, Is.EqualTo("a = $1 AND b = $2 AND c = $3"));
    }
}
