using Agent.Benchmarks.Reporting;
using Agent.Benchmarks.Streaming.Load;

namespace Agent.Benchmarks.Streaming;

/// <summary>How many frames an answer takes that is alone on the hub.</summary>
internal static class AnswerFrames
{
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(ServerProcess server, int rounds, CancellationToken cancellationToken)
    {
        using var viewer = new LoadViewer(Arm.Hub);
        await viewer.ConnectAsync(server.Url, cancellationToken);
        List<double> unpaced = [], paced = [];
        for (var round = 0; round < rounds; round++)
        {
            unpaced.Add(await viewer.AskAsync(new AnswerShape(300), cancellationToken));
            paced.Add(await viewer.AskAsync(new AnswerShape(300, PaceMicroseconds: 10_000), cancellationToken));
        }

        return
        [
            Figure.Of("frames, as fast as made", "frames", unpaced) with { Target = 20, Note = $"{new AnswerShape(300).Events} events" },
            Figure.Of("frames, 10 ms a token", "frames", paced) with { Target = 70 },
        ];
    }
}
