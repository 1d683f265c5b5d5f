using System.Text;
using Agent.Benchmarks.Streaming;
using Agent.Benchmarks.Streaming.Load;

namespace Agent.Benchmarks.Faces;

/// <summary>How long an answer's first text takes from its making to its arrival, one answer at a time; the median, ms.</summary>
internal static class FirstText
{
    private static readonly AnswerShape Shape = new(40, 3, 1_000);

    public static async Task<double> OverSignalRAsync(ServerProcess server, int answers, CancellationToken cancellationToken)
    {
        using var viewer = new LoadViewer(Arm.Hub);
        await viewer.ConnectAsync(server.Url, cancellationToken);
        await viewer.AskAsync(Shape, cancellationToken);
        viewer.Recorder.IsOn = true;
        for (var answer = 0; answer < answers; answer++)
            await viewer.AskAsync(Shape, cancellationToken);
        return Percentiles.Of(viewer.Recorder.FirstText).P50;
    }

    public static Task<double> OverAgUiAsync(ServerProcess server, int answers, CancellationToken cancellationToken) => OverHttpAsync(
        server,
        "agui",
        id => $$"""{"threadId":"{{id}}","runId":"{{id}}","messages":[{"id":"u","role":"user","content":"{{Shape.ToQuestion()}}"}]}""",
        answers,
        cancellationToken);

    public static Task<double> OverChatAsync(ServerProcess server, int answers, CancellationToken cancellationToken) => OverHttpAsync(
        server,
        "v1/chat/completions",
        _ => $$"""{"model":"agent-hub","stream":true,"messages":[{"role":"user","content":"{{Shape.ToQuestion()}}"}]}""",
        answers,
        cancellationToken);

    private static async Task<double> OverHttpAsync(
        ServerProcess server,
        string path,
        Func<string, string> body,
        int answers,
        CancellationToken cancellationToken
    )
    {
        using var http = new HttpClient { BaseAddress = server.Url };
        var recorder = new Recorder();
        for (var answer = 0; answer <= answers; answer++)
        {
            // The first is the warm-up of the connection, as the first over SignalR is.
            recorder.IsOn = answer > 0;
            using var request = new HttpRequestMessage(HttpMethod.Post, path);
            request.Content = new StringContent(body(Guid.NewGuid().ToString("N")), Encoding.UTF8, "application/json");
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            response.EnsureSuccessStatusCode();
            await new SseReader(recorder).ReadAsync(response, cancellationToken);
        }

        return Percentiles.Of(recorder.FirstText).P50;
    }
}
