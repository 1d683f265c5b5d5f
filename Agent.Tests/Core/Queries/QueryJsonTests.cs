using System.Text.Json;
using Agent.Core.Queries;

namespace Agent.Tests.Core.Queries;

/// <summary>The JSON form of a query.</summary>
public sealed class QueryJsonTests
{
    [Test]
    public void Write_QueryOfEveryPart_IsReadBackTheSame()
    {
        var query = new Query
        {
            From = "Incidents",
            Where = new AllOf([
                new OneOf(new Field("Site"), ["North"]),
                new Negation(new IsBlank(new Field("Cost"))),
                new CompareValue(new ColumnValue(new Field("Cost")), CompareOp.Ge, 5),
            ]),
            Select =
            [
                new CountOf(),
                new StatisticOf(Statistic.Mean, new DurationBetween(new Field("Date"), null, TimeUnit.Day))
                {
                    Where = new HasStatus(ActionStatus.Open),
                },
            ],
            GroupBy = [new GroupKey(new ColumnValue(new Field("Date"))) { Period = Period.Month }],
            Having = [new Having(new CountOf(), CompareOp.Gt, 3)],
            Order = [new OrderBy { Select = 0, Descending = true }],
            Limit = new Limit(5),
        };

        var json = QueryJson.Write(query);

        Assert.That(QueryJson.Write(QueryJson.Read(json)), Is.EqualTo(json));
        Assert.That(json, Does.Contain("\"type\":\"compare\"").And.Contain("\"op\":\"ge\"").And.Not.Contain("order\":[]"));
    }

    [TestCase("""{"from":"T","where":{"type":"all"}}""", "items")]
    [TestCase("""{"from":"T","where":{"type":"in","field":{"column":"A"}}}""", "values")]
    [TestCase("""{"from":"T","where":{"type":"time","from":null,"until":null}}""", "field")]
    [TestCase("""{"select":[]}""", "from")]
    public void Read_NodeWithoutAPart_IsRefusedByName(string json, string missing) =>
        Assert.That(() => QueryJson.Read(json), Throws.InstanceOf<JsonException>().With.Message.Contains(missing));

    [Test]
    public void Read_BoundsLeftOut_AreNone() =>
        Assert.That(
            QueryJson.Read("""{"from":"T","where":{"type":"time","field":{"column":"A"}}}""").Where,
            Is.EqualTo(new InTimeRange(new Field("A"), null, null))
        );

    [Test]
    public void Read_UnknownMember_IsRefusedByName() =>
        Assert.That(
            () => QueryJson.Read("""{"from":"T","wehre":null}"""),
            Throws.InstanceOf<JsonException>().With.Message.Contains("wehre")
        );
}
