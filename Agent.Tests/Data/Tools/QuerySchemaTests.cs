using System.Reflection;
using System.Text.Json;
using Agent.Core.Queries;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Tools;

/// <summary>Holds the schema of <c>query_data</c> to the nodes of a query.</summary>
public sealed class QuerySchemaTests
{
    private static readonly JsonNamingPolicy Camel = JsonNamingPolicy.CamelCase;

    [TestCase(typeof(Predicate), "predicate")]
    [TestCase(typeof(Operand), "operand")]
    [TestCase(typeof(Aggregate), "aggregate")]
    public void Nodes_AreInTheSchemaWithTheirMembers(Type family, string name)
    {
        var schema = Schema().GetProperty("$defs").GetProperty(name);
        var types = schema
            .GetProperty("properties")
            .GetProperty("type")
            .GetProperty("enum")
            .EnumerateArray()
            .Select(type => type.GetString());
        var members = schema.GetProperty("properties").EnumerateObject().Select(member => member.Name).Where(member => member != "type");
        var nodes = family
            .Assembly.GetTypes()
            .Where(type => type.BaseType == family && type.GetCustomAttribute<QueryNodeAttribute>() is not null)
            .ToList();

        Assert.That(types, Is.EquivalentTo(nodes.Select(node => node.GetCustomAttribute<QueryNodeAttribute>()!.Name)));
        Assert.That(members, Is.EquivalentTo(nodes.SelectMany(Members).Distinct()));
    }

    [Test]
    public void Query_IsInTheSchemaWithItsMembers() =>
        Assert.That(
            Schema().GetProperty("properties").EnumerateObject().Select(member => member.Name),
            Is.EquivalentTo(Members(typeof(Query)).Except(["version", "presentation"]))
        );

    private static IEnumerable<string> Members(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property =>
                property.GetIndexParameters().Length == 0
                && property.GetCustomAttribute<System.Text.Json.Serialization.JsonIgnoreAttribute>() is null
            )
            .Select(property => Camel.ConvertName(property.Name));

    private static JsonElement Schema()
    {
        using var database = HseTables.Create();
        return database
            .Session.Tools.Single(tool => tool.Name == "query_data")
            .JsonSchema.GetProperty("properties")
            .GetProperty("query")
            .Clone();
    }
}
