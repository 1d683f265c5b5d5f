using Agent.Core.Queries;
using Agent.Core.Queries.Words;
using Agent.Tests.Support;
using CsCheck;

namespace Agent.Tests.Core.Queries;

/// <summary>Laws of queries, over random ones.</summary>
public sealed class QueryPropertyTests
{
    [Test]
    public void Json_OfAnyQuery_IsReadBackTheSame() =>
        QueryGen.Any.SeededOnCi().Sample(
            query => QueryJson.Write(QueryJson.Read(QueryJson.Write(query))) == QueryJson.Write(query),
            iter: 2_000,
            print: Print
        );

    [Test]
    public void Canonical_OfTheCanonicalForm_IsTheSame() =>
        QueryGen.Any.SeededOnCi().Sample(query => query.Canonical().Canonical().Key == query.Key, iter: 4_000, print: Print);

    [Test]
    public void Canonical_OfAnyCondition_FitsTheSameRows()
    {
        var query = Gen.Select(
            QueryGen.Condition(3),
            RowGen.Any.List[1, 12],
            (where, rows) =>
                (
                    Query: new Query
                    {
                        From = "Incidents",
                        Where = where,
                        Select = [new CountOf()],
                    },
                    Rows: rows
                )
        );
        query.SeededOnCi().Sample(
            pair => pair.Rows.All(row => !RowEvaluator.Knows(pair.Query.Where!)
                || RowEvaluator.Fits(pair.Query.Where, row) == RowEvaluator.Fits(pair.Query.Canonical().Where, row)),
            iter: 6_000,
            print: pair => Print(pair.Query));
    }

    [Test]
    public void Canonical_OfShuffledAndDoublyNegatedConditions_IsTheSame() =>
        Gen.Select(QueryGen.Condition(2), QueryGen.Condition(2), QueryGen.Condition(1)).SeededOnCi().Sample(
            (a, b, c) => Where(new AllOf([a, new AllOf([b, c])])) == Where(new AllOf([new Negation(new Negation(c)), b, a, b]))
                && Where(new AnyOf([a, new AnyOf([b, c])])) == Where(new AnyOf([c, new Negation(new Negation(new AnyOf([b, a])))]))
                && Where(new Negation(new AnyOf([a, b]))) == Where(new AllOf([new Negation(b), new Negation(a)])),
            iter: 3_000);

    [Test]
    public void Key_OfAnyQuery_LeavesPresentationOut() =>
        QueryGen.Any.SeededOnCi().Sample(
            query =>
                (
                    query with
                    {
                        Presentation = new Presentation { Chart = "pie", Noun = "things" },
                    }
                ).Key == query.Key,
            iter: 500,
            print: Print
        );

    [Test]
    public void Words_OfDifferentQueries_AreDifferent()
    {
        QueryGen
            .Any.Select(query => query.Canonical())
            .List[60]
            .SeededOnCi()
            .Sample(
                queries =>
                {
                    var same = queries
                        .DistinctBy(query => query.Key)
                        .GroupBy(query => query.ToWords(QueryGen.Profile))
                        .FirstOrDefault(group => group.Count() > 1);
                    return same is null
                        ? true
                        : throw new AssertionException($"{same.Key}\n{string.Join('\n', same.Select(query => query.Key))}");
                },
                iter: 300
            );
    }

    [Test]
    public void Words_OfNearlyTheSameConditions_AreDifferent()
    {
        // Conditions of a small alphabet: most pairs are close, many are equal.
        QueryGen
            .Condition(1)
            .List[200]
            .SeededOnCi()
            .Sample(
                conditions =>
                {
                    var queries = conditions
                        .Select(where =>
                            new Query
                            {
                                From = "Incidents",
                                Where = where,
                                Select = [new CountOf()],
                            }.Canonical()
                        )
                        .DistinctBy(query => query.Key);
                    var same = queries.GroupBy(query => query.ToWords(QueryGen.Profile)).FirstOrDefault(group => group.Count() > 1);
                    return same is null
                        ? true
                        : throw new AssertionException($"{same.Key}\n{string.Join('\n', same.Select(query => query.Key))}");
                },
                iter: 150
            );
    }

    private static string Where(Predicate where) => new Query { From = "Incidents", Where = where, Select = [new CountOf()] }.Key;

    private static string Print(Query query) => QueryJson.Write(query);
}
