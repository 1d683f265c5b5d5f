using System.Text;
using Agent.Core.Tools;

namespace Agent.Data.Workers;

/// <summary>What a worker answers: a result in a form of its own, or why there is none.</summary>
/// <param name="Kind">Which of the two, and whose words the reason is in.</param>
/// <param name="Result">The result; empty for failures and for work whose result is a file.</param>
/// <param name="Error">Code, words and nearest names of a failure.</param>
internal sealed record WorkerReply(WorkerReplyKind Kind, ReadOnlyMemory<byte> Result, ToolError? Error = null)
{
    public static WorkerReply Done(ReadOnlyMemory<byte> result = default) => new(WorkerReplyKind.Done, result);

    public static WorkerReply Failed(WorkerReplyKind kind, string code, string message, IReadOnlyList<string>? nearest = null) =>
        new(kind, default, new ToolError(code, message, nearest));

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write((byte)Kind);
        if (Error is null)
        {
            writer.Write(Result.Span);
        }
        else
        {
            writer.Write(Error.Code);
            writer.Write(Error.Message);
            writer.Write(Error.Nearest?.Count ?? -1);
            foreach (var name in Error.Nearest ?? [])
                writer.Write(name);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    public static WorkerReply Parse(byte[] bytes)
    {
        var kind = (WorkerReplyKind)bytes[0];
        if (kind == WorkerReplyKind.Done)
            return Done(bytes.AsMemory(1));
        using var reader = new BinaryReader(new MemoryStream(bytes, 1, bytes.Length - 1), Encoding.UTF8);
        var (code, message, count) = (reader.ReadString(), reader.ReadString(), reader.ReadInt32());
        var nearest = new List<string>();
        for (var i = 0; i < count; i++)
            nearest.Add(reader.ReadString());
        return Failed(kind, code, message, count < 0 ? null : nearest);
    }
}
