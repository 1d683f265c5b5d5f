using CsCheck;

namespace Agent.Tests.Support;

/// <summary>Makes the inputs of a property the same in every run where <c>CI</c> is set, as <see cref="TestSeed"/> does.</summary>
internal static class Repeatable
{
    /// <summary>On a developer's machine the generator as it is, other inputs each time; on CI a fixed row of them.</summary>
    public static Gen<T> SeededOnCi<T>(this Gen<T> gen) => Requires.IsCi ? new Row<T>(gen) : gen;

    // Whichever thread asks gets the next of the row: together they try the same inputs each time.
    private sealed class Row<T>(Gen<T> gen) : Gen<T>
    {
        private int _drawn;

        public override T Generate(PCG pcg, Size? min, out Size size) =>
            gen.Generate(new PCG((uint)Interlocked.Increment(ref _drawn), (ulong)TestSeed.Next()), min, out size);
    }
}
