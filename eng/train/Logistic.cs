namespace Agent.Train;

/// <summary>Logistic regression over a few dense numbers, by plain gradient descent in a fixed order.</summary>
internal sealed class Logistic
{
    private double[] _weights = [];
    private double[] _means = [];
    private double[] _spreads = [];

    /// <summary>The weights, the constant last, of the numbers as they come.</summary>
    public IReadOnlyList<double> Raw
    {
        get
        {
            var raw = new double[_weights.Length];
            raw[^1] = _weights[^1];
            for (var i = 0; i < _means.Length; i++)
            {
                raw[i] = _weights[i] / _spreads[i];
                raw[^1] -= _weights[i] * _means[i] / _spreads[i];
            }

            return raw;
        }
    }

    public static Logistic Learn(IReadOnlyList<(double[] Features, bool IsRight)> examples, double decay = 0.01, int epochs = 600)
    {
        var count = examples[0].Features.Length;
        var model = new Logistic { _weights = new double[count + 1], _means = new double[count], _spreads = new double[count] };
        for (var i = 0; i < count; i++)
        {
            model._means[i] = examples.Average(example => example.Features[i]);
            model._spreads[i] = Math.Max(1e-6, Math.Sqrt(examples.Average(example => Math.Pow(example.Features[i] - model._means[i], 2))));
        }

        var scaled = examples
            .Select(example =>
                (Features: example.Features.Select((value, i) => (value - model._means[i]) / model._spreads[i]).ToArray(), example.IsRight)
            )
            .ToArray();
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var gradient = new double[count + 1];
            foreach (var (features, right) in scaled)
            {
                var error = (right ? 1 : 0) - model.Of(features);
                for (var i = 0; i < count; i++)
                    gradient[i] += error * features[i];
                gradient[^1] += error;
            }

            for (var i = 0; i <= count; i++)
                model._weights[i] += 1.0 * ((gradient[i] / scaled.Length) - (i < count ? decay * model._weights[i] : 0));
        }

        return model;
    }

    public double Probability(double[] features) => Of([.. features.Select((value, i) => (value - _means[i]) / _spreads[i])]);

    private double Of(double[] scaled)
    {
        var sum = _weights[^1];
        for (var i = 0; i < scaled.Length; i++)
            sum += _weights[i] * scaled[i];
        return 1 / (1 + Math.Exp(-sum));
    }
}
