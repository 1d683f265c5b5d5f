using System.Collections.Frozen;

namespace Agent.Data.Queries.Compile;

/// <summary>
/// Finds the writer of a node's type. A new node is one class in this assembly that derives from the base of its kind; nothing lists it.
/// </summary>
/// <typeparam name="TWriter">The base of the writers.</typeparam>
internal static class NodeRegistry<TWriter>
    where TWriter : INodeWriter
{
    private static readonly FrozenDictionary<Type, TWriter> Writers = typeof(TWriter).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(TWriter)))
        .Select(type => (TWriter)Activator.CreateInstance(type)!)
        .ToFrozenDictionary(writer => writer.Node);

    /// <exception cref="InvalidOperationException">No writer was made for the node: a mistake of ours.</exception>
    public static TWriter For(object node) =>
        Writers.TryGetValue(node.GetType(), out var writer)
            ? writer
            : throw new InvalidOperationException($"No writer for {node.GetType().Name}.");

    /// <summary>The node types that have a writer.</summary>
    public static IEnumerable<Type> Nodes => Writers.Keys;
}
