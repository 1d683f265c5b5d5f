using Agent.Client;
using Agent.Protocol;

namespace Agent.Tests.Samples;

/// <summary>The .NET sample of the README: a test runs it, another holds the README to it.</summary>
internal static class AskSample
{
    public static async Task RunAsync(string hub, TextWriter output, CancellationToken cancellationToken)
    {
        // <sample>
        await using var client = new AgentClient(hub);
        var request = new AskRequest { Question = "Top 5 departments by number of incidents" };

        await foreach (var next in client.AskAsync(request, cancellationToken))
        {
            if (next is TextMessageContentEvent text)
                await output.WriteAsync(text.Delta);
            if (next is TableEvent table)
                await output.WriteLineAsync($"{table.Content.Title}: {table.Content.TotalRows} rows, {table.Content.Evidence.Sql}");
            if (next is RunErrorEvent error)
                await output.WriteLineAsync($"{error.Code}: {error.Message}");
        }
        // </sample>
    }
}
