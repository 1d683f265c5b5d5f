using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Agent.Tests.Support.ScriptedEndpoint;

/// <summary>A request as it came.</summary>
internal sealed record ScriptedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The body as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>Reads the next request; null when the client has closed the connection.</summary>
    public static async Task<ScriptedRequest?> ReadAsync(Stream stream, CancellationToken token)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var one = new byte[1];
        while (lines.Count == 0 || lines[^1].Length > 0)
        {
            if (await stream.ReadAsync(one, token) == 0)
                return null;
            if (one[0] == '\n')
            {
                lines.Add(line.ToString().TrimEnd('\r'));
                line.Clear();
            }
            else
            {
                line.Append((char)one[0]);
            }
        }

        var start = lines[0].Split(' ');
        var headers = lines.Skip(1).Where(text => text.Length > 0).Select(text => text.Split(':', 2))
            .ToDictionary(pair => pair[0], pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, CultureInfo.InvariantCulture) : 0];
        await stream.ReadExactlyAsync(body, token);
        return new ScriptedRequest(start[0], start[1], headers, Encoding.UTF8.GetString(body));
    }
}
