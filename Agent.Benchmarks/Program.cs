using Agent.Benchmarks;
using Agent.Benchmarks.Data;
using Agent.Benchmarks.Model;

// One benchmark per verb; each prints tables for docs/benchmarks.md and, when asked, writes JSON.
return await Verbs.RunAsync([new DataBenchmark(), new ModelBenchmark()], args);
