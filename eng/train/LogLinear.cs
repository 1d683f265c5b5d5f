namespace Agent.Train;

/// <summary>
/// A log-linear model of which candidate is right, learned by AdaGrad in a fixed order, so that a second run gives the same weights.
/// </summary>
internal sealed class LogLinear
{
    private const double Rate = 0.25;

    private readonly Dictionary<int, int> _places = [];
    private double[] _weights = [];

    /// <summary>Weights by feature.</summary>
    public IEnumerable<(int Id, double Weight)> Items => _places.Select(place => (place.Key, _weights[place.Value]));

    /// <summary>Learns from questions that have a right candidate and a wrong one.</summary>
    /// <param name="questions">For each question its candidates: features, and whether it is right.</param>
    /// <param name="decay">L2 penalty.</param>
    /// <param name="epochs">Passes.</param>
    public static LogLinear Learn(
        IReadOnlyList<IReadOnlyList<((int Id, float Value)[] Features, bool IsRight)>> questions,
        double decay = 0.002,
        int epochs = 30
    )
    {
        var model = new LogLinear();
        var compact = questions
            .Where(question => question.Any(candidate => candidate.IsRight) && question.Any(candidate => !candidate.IsRight))
            .Select(question => question.Select(candidate => (Features: model.Compact(candidate.Features), candidate.IsRight)).ToArray())
            .ToArray();
        model._weights = new double[model._places.Count];
        var squares = new double[model._weights.Length];
        var gradient = new double[model._weights.Length];
        var mean = new double[model._weights.Length];
        var order = Enumerable.Range(0, compact.Length).ToArray();
        var random = 20_261_129UL;
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            for (var i = order.Length - 1; i > 0; i--)
            {
                random = (random * 6_364_136_223_846_793_005UL) + 1_442_695_040_888_963_407UL;
                var j = (int)((random >> 33) % (ulong)(i + 1));
                (order[i], order[j]) = (order[j], order[i]);
            }

            foreach (var at in order)
                model.Step(compact[at], gradient, squares, decay);
            // The mean of the later passes wavers less than the last.
            if (epoch >= epochs / 2)
            {
                for (var i = 0; i < mean.Length; i++)
                    mean[i] += model._weights[i] / (epochs - (epochs / 2));
            }
        }

        model._weights = mean;
        return model;
    }

    public double Score((int Id, float Value)[] features)
    {
        var sum = 0.0;
        foreach (var (id, value) in features)
        {
            if (_places.TryGetValue(id, out var place))
                sum += _weights[place] * value;
        }

        return sum;
    }

    private (int Place, float Value)[] Compact((int Id, float Value)[] features)
    {
        var compact = new (int, float)[features.Length];
        for (var i = 0; i < features.Length; i++)
        {
            if (!_places.TryGetValue(features[i].Id, out var place))
                _places[features[i].Id] = place = _places.Count;
            compact[i] = (place, features[i].Value);
        }

        return compact;
    }

    private void Step(((int Place, float Value)[] Features, bool IsRight)[] question, double[] gradient, double[] squares, double decay)
    {
        var scores = new double[question.Length];
        var highest = double.NegativeInfinity;
        for (var i = 0; i < question.Length; i++)
        {
            foreach (var (place, value) in question[i].Features)
                scores[i] += _weights[place] * value;
            highest = Math.Max(highest, scores[i]);
        }

        var (all, right) = (0.0, 0.0);
        for (var i = 0; i < question.Length; i++)
        {
            scores[i] = Math.Exp(scores[i] - highest);
            all += scores[i];
            right += question[i].IsRight ? scores[i] : 0;
        }

        var touched = new List<int>();
        for (var i = 0; i < question.Length; i++)
        {
            var pull = (question[i].IsRight && right > 0 ? scores[i] / right : 0) - (scores[i] / all);
            if (Math.Abs(pull) < 1e-6)
                continue;
            foreach (var (place, value) in question[i].Features)
            {
                if (gradient[place] == 0)
                    touched.Add(place);
                gradient[place] += pull * value;
            }
        }

        foreach (var place in touched)
        {
            var slope = gradient[place] - (decay * _weights[place]);
            gradient[place] = 0;
            squares[place] += slope * slope;
            _weights[place] += Rate * slope / (Math.Sqrt(squares[place]) + 1e-8);
        }
    }
}
