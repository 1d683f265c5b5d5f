using Agent.Core.Privacy;
using Agent.Tests.Support;
using CsCheck;

namespace Agent.Tests.Core.Privacy;

public sealed class PersonDirectoryTests
{
    private static readonly PersonDirectory Plant = PersonDirectory.For(
        Persons.Profile("Alva Abendroth", "Bo O'Neill-Smythe", "Lindquarry, Mirela", "Will Hand", "Unknown", "4711", "E4711")
    );

    [TestCase("Alva Abendroth fell.", "Person_0001 fell.")]
    [TestCase("ALVA ABENDROTH fell.", "Person_0001 fell.")]
    [TestCase("alva  abendroth fell", "Person_0001 fell")]
    [TestCase("Abendroth, Alva", "Person_0001")]
    [TestCase("write to alva.abendroth@plant.example", "write to Person_0001@plant.example")]
    [TestCase("[\"Alva Abendroth\",\"Harbour\"]", "[\"Person_0001\",\"Harbour\"]")]
    [TestCase("Bo O’Neill-Smythe saw it", "Person_0004 saw it")]
    [TestCase("Mirela Lindquarry", "Person_0007")]
    [TestCase("Will Hand reported it", "Person_0010 reported it")]
    [TestCase("badge E4711", "badge Person_0012")]
    public void Mask_NameHoweverWritten_IsReplacedWhole(string text, string masked) => Assert.That(Plant.Mask(text), Is.EqualTo(masked));

    [TestCase("Mr Abendroth fell.", "Abendroth")]
    [TestCase("ask abendroth", "abendroth")]
    [TestCase("Alva's hand", "Alva")]
    [TestCase("Smythe and Mirela", "Smythe")]
    public void Mask_PartOfAName_IsReplacedToo(string text, string part) =>
        Assert.That(Plant.Mask(text), Does.Not.Contain(part).And.Contain("Person_"));

    [TestCase("He will lend a hand. Will he?")]
    [TestCase("The reporter is Unknown")]
    [TestCase("4711 incidents, 12 in the alvarium")]
    [TestCase("Reported By the site at Eastgate")]
    [TestCase("Alva\n\nx; abendrothian")]
    public void Mask_WordsThatNameNobody_Stay(string text) =>
        Assert.That(Plant.Mask(text).Replace(Plant.Mask("Alva"), "Alva", StringComparison.Ordinal), Is.EqualTo(text));

    [Test]
    public void Restore_MaskedText_GivesTheNamesOfTheData() =>
        Assert.That(
            Plant.Restore("person_0001 and Person_0007's shift, Person_9999"),
            Is.EqualTo("Alva Abendroth and Lindquarry, Mirela's shift, Person_9999")
        );

    [Test]
    public void For_SameProfile_IsTheSameDirectory()
    {
        var profile = Persons.Profile("Alva Abendroth");
        var first = PersonDirectory.For(profile);
        Assert.That(PersonDirectory.For(profile), Is.SameAs(first));
    }

    [Test]
    public void For_DataThatHoldsThePrefix_ChoosesAnother()
    {
        var persons = PersonDirectory.For(Persons.Profile("Person_0001", "Alva Abendroth"));

        Assert.Multiple(() =>
        {
            Assert.That(persons.Prefix, Is.Not.EqualTo("Person_"));
            Assert.That(persons.Restore("Person_0002"), Is.EqualTo("Person_0002"));
            Assert.That(persons.Restore(persons.Mask("Alva Abendroth")), Is.EqualTo("Alva Abendroth"));
        });
    }

    [Test]
    public void Register_ManyThreadsSameNames_OnePseudonymEach()
    {
        var persons = PersonDirectory.For(Persons.Profile("Alva Abendroth"));
        using var gate = new Barrier(4);
        var seen = Enumerable.Range(0, 4).AsParallel().WithDegreeOfParallelism(4).Select(_ =>
        {
            gate.SignalAndWait();
            return Enumerable.Range(0, 300).Select(number => persons.Register($"Runa Quandermill{number}")).ToList();
        }).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(seen, Has.All.EqualTo(seen[0]));
            Assert.That(seen[0], Is.Unique);
        });
    }

    [Test]
    public void Mask_AnyTextAroundNames_HidesThemAndRestoresToTheNamesOfTheData()
    {
        var names = new[] { "Alva Abendroth", "Bo O'Neill-Smythe" };
        var noise = Gen.String[Gen.Char[" .,;:!?()\"\n0123456789éßЖ日xyz_-"], 0, 12];
        Gen.Select(noise, Gen.OneOf(names.Select(Gen.Const).ToArray()), noise, Gen.OneOf(names.Select(Gen.Const).ToArray()), noise)
            .SeededOnCi()
            .Sample(
                (a, first, b, second, c) =>
                {
                    // Letters and digits next to a name make it another word.
                    var text = $"{a} {first} | {b} | {second} {c}";
                    var masked = Plant.Mask(text);
                    return !names.Any(name => masked.Contains(name, StringComparison.OrdinalIgnoreCase)) && Plant.Restore(masked) == text;
                },
                iter: 2_000
            );
    }
}
