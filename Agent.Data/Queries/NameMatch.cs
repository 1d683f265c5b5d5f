namespace Agent.Data.Queries;

/// <summary>What a loose search for a name found.</summary>
/// <param name="Found">The item; null when none fits or several fit as well.</param>
/// <param name="Exact">Whether the name was written as it is, but for case.</param>
/// <param name="Ambiguous">Whether several fit equally well: they are the <paramref name="Nearest"/>.</param>
/// <param name="Nearest">The names nearest to what was asked, best first.</param>
/// <typeparam name="T">What is searched for.</typeparam>
internal sealed record NameMatch<T>(T? Found, bool Exact, bool Ambiguous, IReadOnlyList<string> Nearest)
    where T : class;
