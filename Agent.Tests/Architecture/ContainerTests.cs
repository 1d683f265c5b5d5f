using System.Text.RegularExpressions;
using Agent.Tests.Support;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Agent.Tests.Architecture;

/// <summary>
/// The container files hold together, as far as can be said without an engine; <c>eng/prove-image.sh</c> carries the image's steps out.
/// </summary>
public sealed partial class ContainerTests
{
    private static readonly string[] Profiles = ["hub", "model", "scale"];

    private readonly Dictionary<string, object> _compose = Compose();

    [Test]
    public void Profiles_EachStartsAHubOrAProxyToHubs_OnOneAddress()
    {
        var published = Profiles.Select(profile => Services()
            .Where(service => Strings(service.Value, "profiles").Contains(profile))
            .SelectMany(service => Strings(service.Value, "ports"))
            .ToList());

        Assert.That(published, Has.All.EqualTo(new[] { "127.0.0.1:5080:8080" }));
    }

    [Test]
    public void Profiles_OfEveryService_AreTheDocumentedOnes() =>
        Assert.That(
            Services().Where(service => !Strings(service.Value, "profiles").Intersect(Profiles).Any()).Select(service => service.Key),
            Is.Empty
        );

    [Test]
    public void Profile_ChosenByDefault_IsThePlainHub() =>
        Assert.That(TrackedFiles.Read(".env"), Does.Contain("\nCOMPOSE_PROFILES=hub\n"));

    [Test]
    public void Services_WaitOnlyForServicesOfTheSameProfile()
    {
        var strangers = from service in Services()
                        from other in Keys(service.Value, "depends_on")
                        where !Services().TryGetValue(other, out var found)
                            || !Strings(service.Value, "profiles").All(Strings(found, "profiles").Contains)
                        select $"{service.Key} waits for {other}";

        Assert.That(strangers, Is.Empty);
    }

    [Test]
    public void Volumes_AreDeclaredOrAreFilesOfTheRepository()
    {
        var declared = Keys(_compose, "volumes").ToHashSet();
        var sources = Services()
            .SelectMany(service => Strings(service.Value, "volumes"))
            .Select(volume => Default().Replace(volume, "$1").Split(':')[0]);

        Assert.That(sources.Where(source => source.StartsWith("./", StringComparison.Ordinal)
            ? !TrackedFiles.All.Contains(source[2..])
            : !declared.Contains(source)), Is.Empty);
    }

    [Test]
    public void Hubs_RunWithoutRightsTheyDoNotNeed()
    {
        var hubs = Services().Values.Where(service => service.ContainsKey("build")).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(hubs, Has.Count.EqualTo(4));
            Assert.That(hubs.Select(hub => hub["read_only"]), Has.All.EqualTo("true"));
            Assert.That(hubs.SelectMany(hub => Strings(hub, "cap_drop")), Has.All.EqualTo("ALL").And.Exactly(4).Items);
        });
    }

    [Test]
    public void Image_RunsAsAnOrdinaryUserAndSaysWhetherItIsWell()
    {
        var last = TrackedFiles.Read("Dockerfile").Split("\nFROM ")[^1];

        Assert.Multiple(() =>
        {
            Assert.That(last, Does.Match(@"\nUSER \$APP_UID\n"));
            Assert.That(last, Does.Match(@"\nHEALTHCHECK .*/app/health\.sh"));
            Assert.That(last, Does.Contain("\nEXPOSE 8080\n").And.Contain("ASPNETCORE_HTTP_PORTS=8080"));
            Assert.That(last, Does.Contain("\nVOLUME /data\n").And.Contain("Agent__Data__Folder=/data"));
        });
    }

    [Test]
    public void Image_CopiesOnlyWhatIsThere()
    {
        var copied = from match in Copy().Matches(TrackedFiles.Read("Dockerfile"))
                     from source in match.Groups[1].Value.Split(' ').SkipLast(1)
                     where source != "."
                     select source;

        Assert.That(
            copied.Where(source =>
                !TrackedFiles.All.Any(file => file == source || file.StartsWith(source + "/", StringComparison.Ordinal))
            ),
            Is.Empty
        );
    }

    [Test]
    public void Proxy_KnowsTheHubsOfTheScaleProfile()
    {
        var named = Upstream().Matches(TrackedFiles.Read("deploy/nginx.conf")).Select(match => match.Groups[1].Value);

        Assert.That(
            named,
            Is.EquivalentTo(Services().Keys.Where(name => name.StartsWith("hub-", StringComparison.Ordinal) && char.IsDigit(name[^1])))
        );
    }

    private static Dictionary<string, object> Compose()
    {
        using var reader = new StringReader(TrackedFiles.Read("docker-compose.yml"));
        return new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(new MergingParser(new Parser(reader)));
    }

    private Dictionary<string, Dictionary<object, object>> Services() =>
        ((Dictionary<object, object>)_compose["services"]).ToDictionary(
            entry => (string)entry.Key,
            entry => (Dictionary<object, object>)entry.Value
        );

    private static IEnumerable<string> Strings(Dictionary<object, object> service, string key) =>
        service.TryGetValue(key, out var value) ? ((IEnumerable<object>)value).Cast<string>() : [];

    private static IEnumerable<string> Keys<TKey>(Dictionary<TKey, object> owner, string key)
        where TKey : notnull =>
        owner.TryGetValue((TKey)(object)key, out var value) ? ((Dictionary<object, object>)value).Keys.Cast<string>() : [];

    [GeneratedRegex(@"\$\{\w+:-([^}]*)\}")]
    private static partial Regex Default();

    [GeneratedRegex(@"^COPY (?!--from)(.+)$", RegexOptions.Multiline)]
    private static partial Regex Copy();

    [GeneratedRegex(@"^\s*server ([\w-]+):", RegexOptions.Multiline)]
    private static partial Regex Upstream();
}
