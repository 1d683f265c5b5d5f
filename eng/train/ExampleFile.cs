using Agent.Planning.Drafts;

namespace Agent.Train;

/// <summary>Examples on disk: names of features once, then the questions.</summary>
internal static class ExampleFile
{
    public static void Write(string path, IReadOnlyList<Example> examples)
    {
        using var writer = new BinaryWriter(File.Create(path));
        var ids = examples
            .SelectMany(example => example.Candidates)
            .SelectMany(candidate => candidate.Features.Concat(candidate.Outcome))
            .Select(feature => feature.Id)
            .Distinct()
            .Order()
            .ToList();
        writer.Write(ids.Count);
        foreach (var id in ids)
        {
            writer.Write(id);
            writer.Write(FeatureVector.Name(id));
        }

        writer.Write(examples.Count);
        foreach (var example in examples)
            Write(writer, example);
    }

    public static IReadOnlyList<Example> Read(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        var ids = new Dictionary<int, int>();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var id = reader.ReadInt32();
            ids[id] = FeatureVector.Id(reader.ReadString());
        }

        var examples = new Example[reader.ReadInt32()];
        for (var i = 0; i < examples.Length; i++)
            examples[i] = Read(reader, ids);
        return examples;
    }

    private static void Write(BinaryWriter writer, Example example)
    {
        writer.Write(example.Set);
        writer.Write(example.Group);
        writer.Write(example.Id);
        writer.Write(example.Text);
        writer.Write(example.IsRefusal);
        writer.Write(example.Generated);
        writer.Write(example.Milliseconds);
        writer.Write(example.Candidates.Count);
        foreach (var candidate in example.Candidates)
        {
            writer.Write(candidate.Shape);
            writer.Write(candidate.Query);
            writer.Write(candidate.IsRight);
            writer.Write(candidate.IsComplete);
            writer.Write(candidate.Figure);
            Write(writer, candidate.Features);
            Write(writer, candidate.Outcome);
        }
    }

    private static void Write(BinaryWriter writer, (int Id, float Value)[] features)
    {
        writer.Write(features.Length);
        foreach (var (id, value) in features)
        {
            writer.Write(id);
            writer.Write(value);
        }
    }

    private static Example Read(BinaryReader reader, Dictionary<int, int> ids)
    {
        var (set, group, id, text, refusal, generated, milliseconds) = (
            reader.ReadString(),
            reader.ReadString(),
            reader.ReadString(),
            reader.ReadString(),
            reader.ReadBoolean(),
            reader.ReadInt32(),
            reader.ReadDouble()
        );
        var candidates = new ExampleCandidate[reader.ReadInt32()];
        for (var i = 0; i < candidates.Length; i++)
        {
            var (shape, query, right, complete, figure) = (
                reader.ReadString(),
                reader.ReadString(),
                reader.ReadBoolean(),
                reader.ReadBoolean(),
                reader.ReadString()
            );
            candidates[i] = new ExampleCandidate(shape, query, right, complete, Features(reader, ids), Features(reader, ids), figure);
        }

        return new Example(set, group, id, text, refusal, candidates) { Generated = generated, Milliseconds = milliseconds };
    }

    private static (int, float)[] Features(BinaryReader reader, Dictionary<int, int> ids)
    {
        var features = new (int, float)[reader.ReadInt32()];
        for (var i = 0; i < features.Length; i++)
            features[i] = (ids[reader.ReadInt32()], reader.ReadSingle());
        return features;
    }
}
