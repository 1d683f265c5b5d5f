using System.Text;

namespace Agent.Tests.Data.Import.Written;

/// <summary>Records of a part of a binary workbook: number and length in seven bits a byte, then the content.</summary>
internal sealed class BinaryRecords
{
    private readonly List<byte> _bytes = [];

    public BinaryRecords Add(int record, Action<BinaryWriter>? body = null)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.Unicode, leaveOpen: true))
            body?.Invoke(writer);
        Number(record);
        Number((int)content.Length);
        _bytes.AddRange(content.ToArray());
        return this;
    }

    public byte[] ToArray() => [.. _bytes];

    public static void Text(BinaryWriter body, string text)
    {
        body.Write(text.Length);
        body.Write(Encoding.Unicode.GetBytes(text));
    }

    private void Number(int number)
    {
        for (; number >= 0x80; number >>= 7)
            _bytes.Add((byte)(number | 0x80));
        _bytes.Add((byte)number);
    }
}
