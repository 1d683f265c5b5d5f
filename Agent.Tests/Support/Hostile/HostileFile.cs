namespace Agent.Tests.Support.Hostile;

/// <summary>A file that takes more from its reader than its size says.</summary>
/// <param name="Name">Its name; the ending says how it is read.</param>
/// <param name="Reason">What its refusal says; null where it may be read, as long as nothing else suffers.</param>
/// <param name="Write">Writes it to a path.</param>
internal sealed record HostileFile(string Name, string? Reason, Action<string> Write)
{
    public override string ToString() => Name;
}
