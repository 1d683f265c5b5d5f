using System.Runtime.CompilerServices;
using Agent.Core.Datasets;

namespace Agent.Core.Privacy;

/// <summary>
/// Directories of the versions of datasets asked last: a version that is closed and opened again, or opened twice, keeps its pseudonyms, so
/// that a conversation goes on
/// with the same ones.
/// </summary>
internal static class PersonDirectories
{
    private const int MostKept = 16;

    private static readonly ConditionalWeakTable<DatasetProfile, object> Keys = [];
    private static readonly List<(object Key, PersonDirectory Directory)> Recent = [];
    private static readonly Lock Gate = new();

    /// <summary>The directory of a version, made where there is none.</summary>
    public static PersonDirectory For(DatasetProfile profile, Func<DatasetProfile, PersonDirectory> make)
    {
        var key = Keys.GetValue(profile, KeyOf);
        lock (Gate)
        {
            var place = Recent.FindIndex(entry => entry.Key.Equals(key));
            var entry = place < 0 ? (key, make(profile)) : Recent[place];
            if (place >= 0)
                Recent.RemoveAt(place);
            Recent.Add(entry);
            if (Recent.Count > MostKept)
                Recent.RemoveAt(0);
            return entry.Item2;
        }
    }

    // What is read of one content may change with the sidecar, or with a newer reader: then other columns name persons.
    private static object KeyOf(DatasetProfile profile)
    {
        var persons = new HashCode();
        foreach (var column in profile.Sheets.SelectMany(sheet => sheet.Columns))
        {
            persons.Add(column.Name);
            persons.Add(column.Label);
            persons.Add(column.IsPerson);
            persons.Add(column.Separator);
            persons.Add(column.Values.Count);
            persons.Add(column.ValuesComplete);
            if (column.Values.Count > 0)
                persons.Add(column.Values[0].Value);
            foreach (var value in column.IsPerson ? column.Values : [])
                persons.Add(value.Value);
        }

        return (profile.Id, profile.Version, persons.ToHashCode());
    }
}
