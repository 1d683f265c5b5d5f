using System.Collections.Frozen;
using Agent.Core.Queries;

namespace Agent.Planning.Answers;

/// <summary>The sentences of all kinds of figures.</summary>
internal static class FigureSentences
{
    private static readonly FrozenDictionary<Type, IFigureSentence> All = typeof(IFigureSentence).Assembly.GetTypes()
        .Where(type => type.IsClass && typeof(IFigureSentence).IsAssignableFrom(type))
        .Select(type => (IFigureSentence)Activator.CreateInstance(type, nonPublic: true)!)
        .ToFrozenDictionary(sentence => sentence.Figure);

    /// <summary>The sentence of a figure.</summary>
    public static IFigureSentence For(Aggregate figure) => All[figure.GetType()];

    /// <summary>Whether a kind of figure can be told.</summary>
    public static bool Knows(Type figure) => All.ContainsKey(figure);
}
