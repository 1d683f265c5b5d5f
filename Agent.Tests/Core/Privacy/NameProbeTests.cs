using Agent.Core.Datasets;
using Agent.Core.Privacy;
using Agent.Core.Tools;
using Agent.Protocol;
using Agent.Tests.Support;

namespace Agent.Tests.Core.Privacy;

/// <summary>Ways in which a name came through to an endpoint: none of them may leave a word of it.</summary>
public sealed class NameProbeTests
{
    private static readonly string[] Names =
    [
        "Isolde Thistlewood",
        "Søren Quackenbush",
        "Håkon Brønnøysund",
        "Nguyễn Thị Hoa",
        "Abendroth, Alva",
        "Bo O'Neill-Smythe",
        "Will Baker",
        "Zoë Krämer",
        "Marisol de la Vega",
        "Ødegård, Pål",
        "Jürgen Weiß",
        "Renée Lefèvre",
    ];

    private static readonly PersonDirectory Plant = PersonDirectory.For(Persons.Profile(Names));

    [TestCase("{\"list\":[\"S\\u00F8ren Quackenbush\"]}", "Quackenbush,ren")]
    [TestCase("[\"H\\u00e5kon Br\\u00F8nn\\u00F8ysund\"]", "kon,ysund")]
    [TestCase("Ha\u030Akon Brønnøysund", "kon,ysund")]
    [TestCase("Zoe\u0308 Kra\u0308mer", "Zo,mer")]
    [TestCase("Nguye\u0302\u0303n Thi\u0323 Hoa", "Nguy,Hoa")]
    [TestCase("Nguyen Thi Hoa", "Nguyen,Hoa")]
    [TestCase("Soren Quackenbush", "Soren,Quack")]
    [TestCase("Zoe Kramer", "Kramer")]
    [TestCase("Renee Lefevre", "Lefevre,Renee")]
    [TestCase("JÜRGEN WEISS", "JÜRGEN,Jürgen")]
    [TestCase("JÜRGEN WEISS", "WEISS")]
    [TestCase("only Weiss was there", "Weiss")]
    [TestCase("Quacken\u200Bbush", "Quacken")]
    [TestCase("Quacken\u00ADbush", "Quacken")]
    [TestCase("Isolde\u200D Thistle\u2060wood", "Isolde,Thistle")]
    [TestCase("Ｑｕａｃｋｅｎｂｕｓｈ", "Ｑｕａｃｋ")]
    [TestCase("S%C3%B8ren%20Quackenbush", "Quackenbush")]
    [TestCase("the Quackenbushs were there", "Quackenbush")]
    [TestCase("Quackenbush's hand", "Quackenbush")]
    [TestCase("Quackenbush’s hand", "Quackenbush")]
    [TestCase("both Thistlewoods", "Thistlewood")]
    [TestCase("Thistlewoods' report", "Thistlewood")]
    [TestCase("IsoldeThistlewood", "Thistlewood,Isolde")]
    [TestCase("isoldethistlewood", "thistlewood")]
    [TestCase("ThistlewoodIsolde", "Thistlewood")]
    [TestCase("AlvaAbendroth", "Abendroth,Alva")]
    [TestCase("Abendroth,Alva", "Abendroth,Alva")]
    [TestCase("I. Thistlewood", "Thistlewood,I.")]
    [TestCase("I.Thistlewood", "Thistlewood,I.")]
    [TestCase("W. Baker was hurt", "Baker")]
    [TestCase("Thistlewood, I.", "Thistlewood")]
    [TestCase("A. Abendroth", "Abendroth")]
    [TestCase("isolde.thistlewood@plant.example", "isolde,thistlewood")]
    [TestCase("i.thistlewood@plant.example", "thistlewood")]
    [TestCase("ithistlewood@plant.example", "thistlewood")]
    [TestCase("thistlewood.isolde@plant.example", "thistlewood,isolde")]
    [TestCase("thistlewood7@plant.example", "thistlewood")]
    [TestCase("isolde_thistlewood", "isolde,thistlewood")]
    [TestCase("isolde-thistlewood", "isolde,thistlewood")]
    [TestCase("will.baker@plant.example", "baker")]
    [TestCase("wbaker@plant.example", "wbaker")]
    [TestCase("k.unknown.person@plant.example", "unknown.person")]
    [TestCase("Mr Quillfeather slipped", "Quillfeather")]
    [TestCase("Mrs. P. Quillfeather slipped", "Quillfeather")]
    [TestCase("Dr Anselm Quillfeather", "Quillfeather,Anselm")]
    [TestCase("reported by Frau Quillfeather", "Quillfeather")]
    [TestCase("Señor Quillfeather", "Quillfeather")]
    [TestCase("Capt. Quillfeather", "Quillfeather")]
    [TestCase("John Quillfeather fell", "Quillfeather,John")]
    [TestCase("told Maria Quillfeather of it", "Quillfeather,Maria")]
    [TestCase("Peter J. Quillfeather", "Quillfeather,Peter")]
    [TestCase("with Søren O'Quill", "Quill,Søren")]
    [TestCase("Mohammed Al-Quill", "Quill,Mohammed")]
    [TestCase("Marisol de la Vega", "Marisol,Vega")]
    [TestCase("de la Vega, Marisol", "Marisol,Vega")]
    [TestCase("O'NEILL-SMYTHE", "SMYTHE,Smythe")]
    [TestCase("Pål Ødegård", "Ødegård,Pål")]
    [TestCase("Pal Odegard", "Odegard")]
    [TestCase("ISOLDE THISTLEWOOD", "ISOLDE,THISTLEWOOD")]
    [TestCase("Isolde\u00A0Thistlewood", "Isolde,Thistlewood")]
    [TestCase("Isolde\tThistlewood", "Isolde,Thistlewood")]
    [TestCase("*Isolde* _Thistlewood_", "Isolde,Thistlewood")]
    [TestCase("<b>Isolde</b> Thistlewood", "Isolde,Thistlewood")]
    [TestCase("Isolde/Thistlewood", "Isolde,Thistlewood")]
    [TestCase("(Thistlewood)", "Thistlewood")]
    [TestCase("\"Thistlewood\"", "Thistlewood")]
    [TestCase("Thistlewood:Isolde", "Thistlewood,Isolde")]
    [TestCase("WHERE \"Reported By\" LIKE '%Thistlewood%'", "Thistlewood")]
    [TestCase("Weiß", "Weiß")]
    public void Mask_Probe_LeavesNoWordOfTheName(string text, string words)
    {
        var masked = Plant.Mask(text);

        Assert.That(masked, Does.Contain(Plant.Prefix));
        foreach (var word in words.Split(','))
            Assert.That(masked, Does.Not.Contain(word).IgnoreCase, masked);
    }

    [TestCase("but it was the same site, and all of the crew saw it")]
    [TestCase("Near Miss Report for the Harbour at Eastgate")]
    [TestCase("The Reported By column of Incident")]
    [TestCase("write to safety@plant.example")]
    [TestCase("A. The first; B. The second")]
    [TestCase("Severity 3, 12 of 40 incidents in May")]
    [TestCase("He will bake, and the baker pays")]
    public void Mask_NobodyNamed_StaysAsItIs(string text) => Assert.That(Plant.Mask(text), Is.EqualTo(text));

    [Test]
    public void Mask_FillerValuesOfAPersonColumn_AreNoNames()
    {
        var persons = PersonDirectory.For(
            Persons.Profile("Isolde Thistlewood", "Same As Above", "But Not Known", "Day Shift", "Night Crew")
        );

        Assert.That(persons.Mask("but the same day crew, not known as above"), Is.EqualTo("but the same day crew, not known as above"));
    }

    [Test]
    public void Mask_NameBesideOtherWordsInAHeaderOrSheet_IsMaskedAll()
    {
        var profile = Persons.Profile([.. Names, "Site Manager"]);
        var sheet = profile.Sheets[0];
        var named = profile with
        {
            Version = "beside",
            Sheets =
            [
                sheet with
                {
                    Name = "Quackenbush audits",
                    Columns =
                    [
                        .. sheet.Columns,
                        new ColumnProfile { Name = "Site hours", Label = "Site hours", Kind = ColumnKind.Integer },
                    ],
                },
            ],
        };
        var persons = PersonDirectory.For(named);

        Assert.That(persons.Mask("Quackenbush audits, told by Quackenbush"), Does.Not.Contain("Quackenbush").And.Contain(" audits"));
        Assert.That(persons.Mask("the Site hours"), Is.EqualTo("the Site hours"));
    }

    [Test]
    public void Mask_HeaderOrSheetCalledLikeAPerson_IsMaskedToo()
    {
        var profile = Persons.Profile(Names);
        var sheet = profile.Sheets[0];
        var named = profile with
        {
            Version = "named",
            Sheets =
            [
                sheet with
                {
                    Columns =
                    [
                        .. sheet.Columns,
                        new ColumnProfile
                        {
                            Name = "Isolde Thistlewood",
                            Label = "Isolde Thistlewood",
                            Kind = ColumnKind.Integer,
                        },
                    ],
                },
                sheet with
                {
                    Name = "Thistlewood",
                    Table = "Thistlewood",
                    Columns = [],
                },
            ],
        };

        Assert.That(
            PersonDirectory.For(named).Mask("ask Thistlewood, or Isolde Thistlewood"),
            Does.Not.Contain("Thistlewood").And.Not.Contain("Isolde")
        );
    }

    [TestCase("SELECT reverse(\"Reported By\") AS r FROM Incident", "doowelt")]
    [TestCase("SELECT substr(\"Reported By\", 1, 6) AS s FROM Incident", "Isolde")]
    [TestCase("SELECT replace(\"Reported By\", 'T', 'D') AS s FROM Incident", "Dhistlewood")]
    [TestCase("SELECT x FROM (SELECT right(\"reported by\", 7) AS x FROM Incident)", "lewood")]
    public void Mask_ColumnWorkedOutOfNames_IsMaskedAndRestored(string sql, string shown)
    {
        var table = new TableContent
        {
            TableId = "t1",
            Title = "Result",
            Columns =
            [
                new TableColumn
                {
                    Name = "s",
                    Label = "s",
                    Kind = "text",
                },
                new TableColumn
                {
                    Name = "n",
                    Label = "n",
                    Kind = "integer",
                },
            ],
            Rows =
            [
                [shown, 3L],
            ],
            TotalRows = 1,
            Evidence = new Evidence
            {
                Dataset = "d",
                Version = "v",
                Sheet = "Incident",
                Sql = sql,
                RowsUsed = 1,
                AsOf = TimeProvider.System.GetUtcNow(),
            },
        };
        var masked = ((ToolTable)new ResultMask(Plant).Mask(new ToolTable(table))).Table;

        Assert.That(masked.Rows[0][0], Does.StartWith(Plant.Prefix));
        Assert.That(Plant.Restore((string)masked.Rows[0][0]!), Is.EqualTo(shown));
        Assert.That(masked.Rows[0][1], Is.EqualTo(3L));
    }

    [Test]
    public void For_VersionOpenedAgain_KeepsItsPseudonyms()
    {
        var first = PersonDirectory.For(Persons.Profile("Alva Abendroth", "Runa Quandermill")).Register("Seen Later");
        var again = PersonDirectory.For(Persons.Profile("Alva Abendroth", "Runa Quandermill"));

        Assert.That(again.Register("Seen Later"), Is.EqualTo(first));
    }

    [Test]
    public void Probes_AreAtLeastSixty() =>
        Assert.That(
            typeof(NameProbeTests)
                .GetMethod(nameof(Mask_Probe_LeavesNoWordOfTheName))!
                .GetCustomAttributes(typeof(TestCaseAttribute), false),
            Has.Length.GreaterThanOrEqualTo(60)
        );
}
