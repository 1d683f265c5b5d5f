using System.Text;

namespace Agent.Data.Workbooks.Xlsx;

/// <summary>A text item (<c>si</c> or <c>is</c>): plain, or in runs that differ in font.</summary>
internal static class RichText
{
    /// <summary>The words of the item whose start tag was just read, without readings (phonetic runs); valid until the next call.</summary>
    public static ReadOnlySpan<char> Read(XmlScanner xml, ExcelText decoder)
    {
        if (xml.IsEmpty)
            return default;
        StringBuilder? whole = null;
        ReadOnlySpan<char> first = default;
        var runs = 0;
        for (var depth = 1; depth > 0;)
        {
            switch (xml.Read())
            {
                case XmlToken.End:
                    depth--;
                    break;
                case XmlToken.None:
                    throw new UnusualWorkbookException("a text without an end");
                case XmlToken.Start when xml.Name.SequenceEqual("t"u8):
                    if (runs == 1)
                        whole = new StringBuilder().Append(first);
                    first = decoder.Decode(xml.ElementText());
                    whole?.Append(first);
                    runs++;
                    break;
                case XmlToken.Start when xml.Name.SequenceEqual("r"u8) && !xml.IsEmpty:
                    depth++;
                    break;
                default:
                    xml.Skip();
                    break;
            }
        }

        return whole is null ? first : whole.ToString();
    }
}
