using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Edits;
using Agent.Core.Queries.Words;
using Agent.Planning.FollowUps;

namespace Agent.Tests.Planning.FollowUps;

/// <summary>"Why?" after an answer.</summary>
public sealed class WhyFragmentTests
{
    private static readonly Query Last = new()
    {
        From = "incident",
        Select = [new CountOf()],
        Where = new OneOf(new Field("site"), ["North"]),
        GroupBy = [new GroupKey(new ColumnValue(new Field("site")))],
        Limit = new Limit(1),
    };

    [Test]
    public void Of_ASheetThatSaysWhy_CountsByThatColumn()
    {
        var profile = Profile(("site", "Site"), ("factor", "Contributing Factors"), ("cause", "Root Cause"));

        var edited = QueryMerge.Apply(Last, WhyFragment.Of(Last, profile)!, profile)!.Query;

        Assert.That(edited.ToWords(profile), Is.EqualTo("number of incidents where Site is North, by Root Cause, largest first, top 10"));
    }

    [Test]
    public void Of_ASheetThatDoesNot_IsNothing() => Assert.That(WhyFragment.Of(Last, Profile(("site", "Site"))), Is.Null);

    private static DatasetProfile Profile(params (string Name, string Label)[] columns) =>
        new()
        {
            Id = "p",
            Title = "P",
            File = "p.xlsx",
            Version = "v",
            Sheets =
            [
                new SheetProfile
                {
                    Name = "Incidents",
                    Table = "incident",
                    Rows = 9,
                    Entities = 9,
                    Columns =
                    [
                        .. columns.Select(column => new ColumnProfile
                        {
                            Name = column.Name,
                            Label = column.Label,
                            Kind = ColumnKind.Text,
                            Distinct = 5,
                            Filled = 9,
                        }),
                    ],
                },
            ],
        };
}
