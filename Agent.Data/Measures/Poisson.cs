namespace Agent.Data.Measures;

/// <summary>Exact (Garwood) intervals of a count: a rate from three incidents is known badly, and the reader must see how badly.</summary>
internal static class Poisson
{
    private const double Tail = 0.025;

    /// <summary>The 95 % interval of the mean that a count comes from.</summary>
    public static (double Low, double High) Interval95(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        // P(X ≥ count | mean) is the lower incomplete gamma function of count at mean.
        var low = count == 0 ? 0 : Solve(mean => LowerGamma(count, mean), Tail, count);
        var high = Solve(mean => LowerGamma(count + 1, mean), 1 - Tail, count);
        return (low, high);
    }

    /// <summary>Where a rising function reaches a value.</summary>
    private static double Solve(Func<double, double> rising, double value, long count)
    {
        double low = 0, high = count + 20 + (10 * Math.Sqrt(count + 1));
        for (var step = 0; step < 200 && high - low > 1e-12 * Math.Max(1, high); step++)
        {
            var middle = (low + high) / 2;
            if (rising(middle) < value)
                low = middle;
            else
                high = middle;
        }

        return (low + high) / 2;
    }

    /// <summary>Regularised lower incomplete gamma function: by its series below a + 1, else by its continued fraction.</summary>
    private static double LowerGamma(double a, double x)
    {
        if (x <= 0)
            return 0;
        var scale = Math.Exp((a * Math.Log(x)) - x - LogGamma(a));
        if (x >= a + 1)
            return 1 - (scale * Fraction(a, x));
        double term = 1 / a, sum = term;
        for (var n = 1; n < 100_000 && term > sum * 1e-16; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return sum * scale;
    }

    /// <summary>The continued fraction by Lentz's method.</summary>
    private static double Fraction(double a, double x)
    {
        const double tiny = 1e-300;
        double b = x + 1 - a, c = 1 / tiny, d = 1 / b, h = d;
        for (var n = 1; n < 100_000; n++)
        {
            var an = -n * (n - a);
            b += 2;
            d = 1 / Nonzero((an * d) + b);
            c = Nonzero(b + (an / c));
            var change = d * c;
            h *= change;
            if (Math.Abs(change - 1) < 1e-15)
                break;
        }

        return h;

        static double Nonzero(double value) => Math.Abs(value) < tiny ? tiny : value;
    }

    /// <summary>Lanczos approximation, good to 15 digits for positive arguments.</summary>
    private static double LogGamma(double x)
    {
        ReadOnlySpan<double> weights =
        [
            0.99999999999980993,
            676.5203681218851,
            -1259.1392167224028,
            771.32342877765313,
            -176.61502916214059,
            12.507343278686905,
            -0.13857109526572012,
            9.9843695780195716e-6,
            1.5056327351493116e-7,
        ];
        var sum = weights[0];
        for (var index = 1; index < weights.Length; index++)
            sum += weights[index] / (x - 1 + index);
        var t = x + 6.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((x - 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }
}
