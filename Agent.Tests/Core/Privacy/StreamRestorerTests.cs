using Agent.Core.Privacy;
using Agent.Tests.Support;
using CsCheck;

namespace Agent.Tests.Core.Privacy;

public sealed class StreamRestorerTests
{
    private static readonly PersonDirectory Plant = PersonDirectory.For(Persons.Profile("Alva Abendroth", "Mirela Lindquarry"));

    [Test]
    public void Push_PseudonymCutAtEveryPlace_IsRestored()
    {
        const string text = "Ask Person_0001 or Person_0004. P. Pers Person_x person_0001";
        for (var cut = 0; cut <= text.Length; cut++)
        {
            var restorer = new StreamRestorer(Plant);
            var shown = restorer.Push(text[..cut]) + restorer.Push(text[cut..]) + restorer.Flush();
            Assert.That(shown, Is.EqualTo("Ask Alva Abendroth or Mirela Lindquarry. P. Pers Person_x Alva Abendroth"));
        }
    }

    [Test]
    public void Push_OrdinaryText_IsGivenAtOnce() =>
        Assert.That(new StreamRestorer(Plant).Push("There were 412 incidents"), Is.EqualTo("There were 412 incidents"));

    [Test]
    public void Push_AnyCuts_GivesTheSameAsTheWholeText()
    {
        var piece = Gen.OneOf(
            Gen.OneOf(
                new[] { "Person_0001", "Person_0004", "PERSON_0001", "Per", "Person_", "Person_00", "son_", " " }
                    .Select(Gen.Const)
                    .ToArray()
            ),
            Gen.String[Gen.Char["Person_01 a."], 0, 6]
        );
        piece
            .Array[0, 12]
            .SeededOnCi()
            .Sample(
                pieces =>
                {
                    var restorer = new StreamRestorer(Plant);
                    var shown = string.Concat(pieces.Select(restorer.Push)) + restorer.Flush();
                    return shown == Plant.Restore(string.Concat(pieces));
                },
                iter: 5_000
            );
    }
}
