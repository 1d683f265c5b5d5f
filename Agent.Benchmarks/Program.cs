using Agent.Benchmarks;
using Agent.Benchmarks.Answers;
using Agent.Benchmarks.Data;
using Agent.Benchmarks.Faces;
using Agent.Benchmarks.Model;
using Agent.Benchmarks.Samples;
using Agent.Benchmarks.Scale;
using Agent.Benchmarks.Streaming;

// One benchmark per verb; each prints tables for docs/benchmarks.md and, when asked, writes JSON.
return await Verbs.RunAsync(
    [
        new DataBenchmark(),
        new SampleVerb(),
        new ModelBenchmark(),
        new StreamingBenchmark(),
        new DurableBenchmark(),
        new FacesBenchmark(),
        new AnswersBenchmark(),
        new ScaleProof(),
    ],
    args
);
