namespace Agent.Core.Queries;

/// <summary>
/// Names a node of a query in its JSON form: the value of its <c>type</c> member. A new node is one file with this attribute.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class QueryNodeAttribute(string name) : Attribute
{
    /// <summary>The name, lower case, snake_case, unique among the nodes of its base type.</summary>
    public string Name { get; } = name;
}
