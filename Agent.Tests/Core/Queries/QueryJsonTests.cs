using System.Text.Json;
using System.Text.Json.Nodes;
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

    [TestCase("7", "The query must be a JSON object with at least \"from\".")]
    [TestCase("{", "The query is not JSON.")]
    [TestCase("{}", "The query needs \"from\".")]
    [TestCase("""{"from":7}""", "\"from\" must be a text.")]
    [TestCase("""{"from":null}""", "\"from\" must be a text.")]
    [TestCase("""{"from":"T","selct":[]}""", "\"selct\" is no part of the query. Did you mean \"select\"?")]
    [TestCase("""{"from":"T","group_by":[]}""", "\"group_by\" is no part of the query. Did you mean \"groupBy\"?")]
    [TestCase("""{"from":"T","select":{}}""", "\"select\" must be a list.")]
    [TestCase("""{"from":"T","select":[{"type":"average","of":1}]}""", "\"select[0].type\" must be one of count, distinct, ")]
    [TestCase("""{"from":"T","select":[{"type":"counts"}]}""", "not \"counts\"; the nearest is count.")]
    [TestCase("""{"from":"T","select":["count"]}""", "\"select[0]\" must be an object with \"type\", one of count, ")]
    [TestCase("""{"from":"T","where":{"field":{"column":"A"}}}""", "\"where\" needs \"type\": one of all, ")]
    [TestCase("""{"from":"T","where":{"type":"in","field":{"column":"A"},"values":[1]}}""", "\"where.values[0]\" must be a text.")]
    [TestCase("""{"from":"T","where":{"type":"all","items":[null]}}""", "\"where.items[0]\" must be an object")]
    [TestCase("""{"from":"T","where":{"type":"in","field":"A","values":[]}}""", "\"where.field\" must be an object.")]
    [TestCase(
        """{"from":"T","where":{"type":"contains","field":{"column":"A"},"txt":"x"}}""",
        "\"txt\" is no part of \"where\" of type \"contains\". Did you mean \"text\"?"
    )]
    [TestCase(
        """{"from":"T","where":{"type":"compare","of":{"type":"constant","value":1},"op":"=","value":1}}""",
        "\"where.op\" must be one of eq, ne, lt, le, gt, ge, not \"=\"."
    )]
    [TestCase(
        """{"from":"T","where":{"type":"compare","of":{"type":"constant","value":1e999},"op":"eq","value":1}}""",
        "\"where.of.value\" must be a number."
    )]
    [TestCase("""{"from":"T","limit":{"count":1.5}}""", "\"limit.count\" must be a whole number.")]
    [TestCase("""{"from":"T","limit":{}}""", "\"limit\" needs \"count\".")]
    [TestCase("""{"from":"T","countGroups":"yes"}""", "\"countGroups\" must be true or false.")]
    [TestCase("""{"from":"T","asOf":"yesterday"}""", "\"asOf\" must be a day as 2025-06-30.")]
    [TestCase(
        """{"from":"T","where":{"type":"time","field":{"column":"A"},"from":"May"}}""",
        "\"where.from\" must be a time as 2025-06-30T00:00:00."
    )]
    [TestCase("""{"from":"\ud800"}""", "A text in the query is no Unicode: it holds half a surrogate pair.")]
    [TestCase("""{"from":"T","\udc00":1}""", "A text in the query is no Unicode: it holds half a surrogate pair.")]
    public void Read_Malformed_SaysWhichPartAndWhatItMustBe(string json, string said) =>
        Assert.That(() => QueryJson.Read(json), Throws.InstanceOf<JsonException>().With.Message.Contains(said));

    [Test]
    public void Read_TooDeepOrTooLong_SaysSo()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"type":"not","item":""", 40)) + "1" + new string('}', 40);
        Assert.Multiple(() =>
        {
            Assert.That(
                () => QueryJson.Read($$"""{"from":"T","where":{{deep}}}"""),
                Throws.InstanceOf<JsonException>().With.Message.StartsWith("The query is nested deeper than 32 levels")
            );
            Assert.That(
                () => QueryJson.Read($$"""{"from":"{{new string('x', 40_000)}}"}"""),
                Throws.InstanceOf<JsonException>().With.Message.EqualTo("\"from\" is longer than 32,767 characters.")
            );
        });
    }

    /// <summary>Each value of a query of every part, put in the place of each other: read whole, or refused in plain words.</summary>
    [Test]
    public void Read_AnyValueInAnyPlace_IsReadOrRefusedInPlainWords()
    {
        var query = JsonNode.Parse(Every)!;
        var places = Places(query).ToList();
        var values = places.Select(place => place.Value?.ToJsonString()).Append("7").Append("null").Append("1e999").Distinct().ToList();
        var foreign = new[] { "System.", "Agent.", "Json", "Path:", "LineNumber", "could not be converted" };
        Assert.Multiple(() =>
        {
            foreach (var at in Enumerable.Range(0, places.Count))
                foreach (var value in values)
                {
                    var changed = JsonNode.Parse(Every)!;
                    Places(changed).ElementAt(at).Set(value is null ? null : JsonNode.Parse(value));
                    try
                    {
                        QueryJson.Write(QueryJson.Read(changed.ToJsonString()).Canonical());
                    }
                    catch (JsonException refused)
                    {
                        var found = foreign.Where(word => refused.Message.Contains(word, StringComparison.Ordinal));
                        Assert.That(found, Is.Empty, refused.Message);
                        Assert.That(refused.Message, Does.EndWith("."));
                    }
                }
        });
    }

    private const string Every = """
        {"from":"T","where":{"type":"all","items":[{"type":"in","field":{"column":"A","table":"U"},"values":["x"]},
          {"type":"not","item":{"type":"compare","of":{"type":"duration","from":{"column":"B"},"unit":"day"},"op":"gt","value":3.5}},
          {"type":"time","field":{"column":"B"},"from":"2025-01-01T00:00:00"},
          {"type":"scale","field":{"column":"C"},"op":"ge","grade":"m","scale":["l","m"]}]},
         "select":[{"type":"share","part":{"type":"blank","field":{"column":"A"}},"base":"group"},
           {"type":"statistic","function":"mean","of":{"type":"column","field":{"column":"D"}}}],
         "groupBy":[{"of":{"type":"column","field":{"column":"B"}},"period":"month","skipBlank":true}],
         "having":[{"of":{"type":"count"},"op":"ge","value":2}],
         "order":[{"select":0,"descending":true}],"limit":{"count":5},"asOf":"2025-06-30"}
        """;

    private static IEnumerable<(JsonNode? Value, Action<JsonNode?> Set)> Places(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, value) in members.ToList())
                foreach (var place in Places(value).Prepend((value, next => members[name] = next)))
                    yield return place;
        }

        if (node is not JsonArray items)
            yield break;
        for (var index = 0; index < items.Count; index++)
        {
            var at = index;
            foreach (var place in Places(items[at]).Prepend((items[at], next => items[at] = next)))
                yield return place;
        }
    }
}
