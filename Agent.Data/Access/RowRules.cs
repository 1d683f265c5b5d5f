using Agent.Core.Datasets;

namespace Agent.Data.Access;

/// <summary>What a sidecar says of who sees which rows. Who is in none of its groups sees none.</summary>
/// <param name="Groups">The groups.</param>
internal sealed record RowRules(IReadOnlyList<GroupRows> Groups)
{
    /// <summary>Rules that are there and cannot be read: nobody but administrators sees a row until they can.</summary>
    public static readonly RowRules Unreadable = new([]) { IsUnreadable = true };

    /// <summary>Whether they cannot be read.</summary>
    public bool IsUnreadable { get; private init; }

    /// <summary>The rows of a caller; null: all of them.</summary>
    public RowFilter? For(RowAccess access)
    {
        if (access.IsAll)
            return null;
        var groups = Groups.Where(group => access.Groups.Contains(group.Group, StringComparer.Ordinal))
            .OrderBy(group => group.Group, StringComparer.Ordinal)
            .ToList();
        return groups.Exists(group => group.IsAll) ? null : new RowFilter(groups);
    }

    /// <summary>What tells rules apart.</summary>
    public string Key => IsUnreadable ? "?" : new RowFilter(Groups).Key;
}
