using System.Text;
using System.Xml;
using Agent.Data.Workbooks.Xlsx;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Workbooks.Xlsx;

/// <summary>The scanner sees what a general XML reader sees, however the bytes arrive.</summary>
public sealed class XmlScannerTests
{
    [TestCase("<a><b x=\"1\"/>text<c>d &amp; e</c></a>", 1)]
    [TestCase("<a><b x='>' y=\"a'b\">t</b><!-- <c> --><?p <d> ?></a>", 3)]
    [TestCase("<p:a xmlns:p=\"u\"><p:b >\r\none\r two</p:b\n></p:a >", 7)]
    [TestCase("<a><c>x<![CDATA[<y>&amp;]]>z</c><c/><c></c></a>", 2)]
    public void Read_AnyPieces_EqualsTheGeneralReader(string xml, int piece)
    {
        var scanned = Scan(new XmlScanner(new PieceStream(Encoding.UTF8.GetBytes(xml), piece)));
        using var general = XmlReader.Create(new StringReader(xml));
        Assert.That(scanned, Is.EqualTo(Read(general)));
    }

    [TestCase("<a><b></a>")]
    [TestCase("<a>text")]
    [TestCase("<a")]
    [TestCase("</a>")]
    [TestCase("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>")]
    [TestCase("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a/>")]
    public void Read_BrokenOrUnusual_IsRefused(string xml) =>
        Assert.That(() => Scan(new XmlScanner(new PieceStream(Encoding.UTF8.GetBytes(xml), 5))), Throws.TypeOf<UnusualWorkbookException>());

    [Test]
    public void ElementText_LongerThanTheBuffer_IsWhole()
    {
        var text = new string('x', 500_000);
        var scanner = new XmlScanner(new PieceStream(Encoding.UTF8.GetBytes($"<a><c>{text}</c></a>"), 10_000));
        scanner.Read();
        scanner.Read();
        Assert.That(Encoding.UTF8.GetString(scanner.ElementText()), Is.EqualTo(text));
    }

    // Leaf elements named c are read as text, all others as tags.
    private static List<string> Scan(XmlScanner xml)
    {
        var seen = new List<string>();
        while (xml.Read() is var token and not XmlToken.None)
        {
            var name = Encoding.UTF8.GetString(xml.Name);
            seen.Add($"{token} {name}");
            if (token == XmlToken.Start && name == "c")
            {
                var isEmpty = xml.IsEmpty;
                seen.Add($"text {Encoding.UTF8.GetString(xml.ElementText())}");
                if (!isEmpty)
                    seen.Add("End c");
            }
        }

        return seen;
    }

    private static List<string> Read(XmlReader xml)
    {
        var seen = new List<string>();
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement)
                seen.Add($"End {xml.LocalName}");
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            seen.Add($"Start {xml.LocalName}");
            if (xml.LocalName != "c")
                continue;
            var isEmpty = xml.IsEmptyElement;
            var text = isEmpty ? string.Empty : string.Empty;
            while (!isEmpty && xml.Read() && xml.NodeType != XmlNodeType.EndElement)
                text += xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace ? xml.Value : string.Empty;
            seen.Add($"text {text}");
            if (!isEmpty)
                seen.Add("End c");
        }

        return seen;
    }
}
