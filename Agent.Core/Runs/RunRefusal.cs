namespace Agent.Core.Runs;

/// <summary>Why a request was not taken.</summary>
/// <param name="Code">One of <see cref="Agent.Protocol.ErrorCodes"/>.</param>
/// <param name="Detail">What the caller can do about it; null where the fixed sentence says all.</param>
/// <param name="Part">The member of the request that the detail names; null where it names none.</param>
public sealed record RunRefusal(string Code, string? Detail = null, string? Part = null)
{
    /// <summary>The refusal for a client that calls members of the request otherwise.</summary>
    /// <param name="names">What it calls them; a member that is missing is called what it is.</param>
    public RunRefusal Named(IReadOnlyDictionary<string, string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return Part is not null && names.TryGetValue(Part, out var name)
            ? this with
            {
                Part = name,
                Detail = Detail?.Replace(Part, name, StringComparison.Ordinal),
            }
            : this;
    }
}
