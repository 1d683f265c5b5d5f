using System.Runtime.CompilerServices;
using Agent.Core.Datasets;
using Agent.Planning.Lexing;

namespace Agent.Planning.Measures;

/// <summary>
/// The names of a dataset's measures as tokens. Every question is held against all of them, so they are cut once for a version of the
/// dataset.
/// </summary>
internal static class MeasureNames
{
    private static readonly ConditionalWeakTable<DatasetProfile, IReadOnlyList<(MeasureProfile, IReadOnlyList<Token>)>> Known = [];

    /// <summary>Each measure with each of its names, in the profile's order.</summary>
    public static IReadOnlyList<(MeasureProfile Measure, IReadOnlyList<Token> Name)> Of(DatasetProfile profile) =>
        Known.GetValue(
            profile,
            static profile =>
                [
                    .. from measure in profile.Measures
                       from name in measure.Synonyms.Append(measure.Name.Replace('_', ' '))
                       select (measure, Tokenizer.Read(name)),
                ]
        );
}
