namespace Agent.Data.Workbooks.Xlsx;

/// <summary>Reads the shared strings into a <see cref="TextPool"/>, each at its place.</summary>
internal static class SharedTexts
{
    public static void Read(Stream stream, TextPool texts, WorkbookBudget budget, CancellationToken cancellationToken)
    {
        var xml = new XmlScanner(stream);
        var decoder = new ExcelText();
        while (xml.Read() is var token and not XmlToken.None)
        {
            if (token != XmlToken.Start || !xml.Name.SequenceEqual("si"u8))
                continue;
            var text = RichText.Read(xml, decoder);
            budget.TakeText(text.Length);
            texts.Add(text.ToString());
            if ((texts.Count & 0xFFFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
