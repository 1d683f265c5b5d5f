using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Agent.Tests.Architecture;

/// <summary>Holds what the parts of a project may know of each other; <see cref="DirectionTests"/> holds the projects.</summary>
public sealed class LayeringTests
{
    private static readonly string[] CoreParts =
    [
        "Agents",
        "Datasets",
        "Grounding",
        "Privacy",
        "Queries",
        "Spelling",
        "Streaming",
        "Threads",
        "Tools",
    ];

    private static readonly Lazy<ArchUnitNET.Domain.Architecture> Product = new(() => new ArchLoader()
        .LoadAssemblies(
            System.Reflection.Assembly.Load("Agent.Core"),
            System.Reflection.Assembly.Load("Agent.Data"),
            System.Reflection.Assembly.Load("Agent.Planning"),
            System.Reflection.Assembly.Load("Agent.Hub"))
        .Build());

    [Test]
    public void CoreParts_DoNotKnowRuns() =>
        Assert.That(CoreParts.SelectMany(part => Uses($"Agent.Core.{part}", "Agent.Core.Runs")), Is.Empty);

    [Test]
    public void CoreParts_DoNotKnowEachOthersInsides() =>
        Assert.That(
            from part in CoreParts
            from other in CoreParts
            where part != other
            from use in Uses($"Agent.Core.{part}", $"Agent.Core.{other}", target => target.Visibility != Visibility.Public)
            select use,
            Is.Empty);

    [TestCase("Agent.Data")]
    [TestCase("Agent.Planning")]
    public void Runs_AreTheHubsBusiness(string project) => Assert.That(Uses(project, "Agent.Core.Runs"), Is.Empty);

    [TestCase("Agent.Hub.Hubs", "Agent.Hub.Chat")]
    [TestCase("Agent.Hub.Chat", "Agent.Hub.Hubs")]
    public void Hubs_AndModelEndpoints_DoNotKnowEachOther(string user, string used) => Assert.That(Uses(user, used), Is.Empty);

    [Test]
    public void Excel_IsKnownToWorkbooksOnly() =>
        Assert.That(
            Uses("Agent.", "OfficeOpenXml").Where(use => !use.StartsWith("Agent.Data.Workbooks.", StringComparison.Ordinal)),
            Is.Empty
        );

    [Test]
    public void Uses_OfWhatIsUsed_AreFound() =>
        Assert.That(Uses("Agent.Core.Runs", "Agent.Core.Streaming"), Is.Not.Empty, "the tests above can see a dependency");

    private static IEnumerable<string> Uses(string user, string used, Func<IType, bool>? counts = null) =>
        (from type in Product.Value.Types
         where IsIn(type, user)
         from dependency in type.Dependencies
         where IsIn(dependency.Target, used) && counts?.Invoke(dependency.Target) != false
         select $"{type.FullName} uses {dependency.Target.FullName}").Distinct();

    private static bool IsIn(IType type, string space) =>
        type.FullName.StartsWith(space.EndsWith('.') ? space : space + '.', StringComparison.Ordinal);
}
