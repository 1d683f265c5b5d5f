namespace Agent.Hub.Endpoints;

/// <summary>A key without its secret.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Role"><c>viewer</c>, <c>analyst</c> or <c>admin</c>.</param>
/// <param name="Groups">Groups the user is in.</param>
internal sealed record AdminKey(string Name, string Role, IReadOnlyList<string> Groups);
