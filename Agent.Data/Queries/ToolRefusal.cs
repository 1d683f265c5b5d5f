using System.Text.RegularExpressions;
using Agent.Core.Tools;

namespace Agent.Data.Queries;

/// <summary>
/// Arguments that cannot be acted on. Thrown deep in name and value resolution, caught in one place (<c>ToolFunction</c>), where it becomes
/// the tool's result:
/// the resolvers stay readable, and no tool throws. What the caller wrote is said again in quotation marks, and cut where it is long.
/// </summary>
internal sealed partial class ToolRefusal(string code, string message, IReadOnlyList<string>? nearest = null) : Exception(Short(message))
{
    private const int LongestQuoted = 80;

    public ToolError Error { get; } = new(code, Short(message), nearest);

    private static string Short(string message) =>
        Quoted()
            .Replace(message, said => said.Length - 2 <= LongestQuoted ? said.Value : $"{said.Value[..(LongestQuoted + 1)]}…\"");

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();
}
