using System.Globalization;
using Microsoft.Extensions.Options;

namespace Agent.Core.Streaming;

/// <summary>Checks <see cref="StreamingOptions"/>; names every setting that is out of range, at once.</summary>
public sealed class StreamingOptionsValidator : IValidateOptions<StreamingOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, StreamingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = new List<string>();
        Check(errors, nameof(options.Window), options.Window, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Check(errors, nameof(options.MaxBatchBytes), options.MaxBatchBytes, 1024, 1 << 20);
        Check(errors, nameof(options.ChannelCapacity), options.ChannelCapacity, 16, 65_536);
        Check(errors, nameof(options.MaxRunEvents), options.MaxRunEvents, 1_000, 10_000_000);
        Check(errors, nameof(options.MaxRunBytes), options.MaxRunBytes, 64L << 10, 1L << 30);
        Check(errors, nameof(options.MaxLogEvents), options.MaxLogEvents, 1_000, 10_000_000);
        Check(errors, nameof(options.MaxLogBytes), options.MaxLogBytes, 64L << 10, 1L << 30);
        Check(errors, nameof(options.Retention), options.Retention, TimeSpan.FromSeconds(1), TimeSpan.FromHours(24));
        Check(errors, nameof(options.MaxRetainedBytes), options.MaxRetainedBytes, 1L << 20, 64L << 30);
        Check(errors, nameof(options.MaxRetainedRuns), options.MaxRetainedRuns, 1, 1_000_000);
        Check(errors, nameof(options.MaxReplayEvents), options.MaxReplayEvents, 1, 4_096);
        Check(errors, nameof(options.MaxViewerLagBytes), options.MaxViewerLagBytes, 64L << 10, 1L << 30);
        Check(errors, nameof(options.ViewerStallTimeout), options.ViewerStallTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        Check(errors, nameof(options.MaxStreamsPerConnection), options.MaxStreamsPerConnection, 1, 10_000);
        Check(errors, nameof(options.MaxStreamsPerUser), options.MaxStreamsPerUser, 1, 100_000);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static void Check<T>(List<string> errors, string setting, T value, T least, T most)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            errors.Add(string.Create(CultureInfo.InvariantCulture,
                $"{StreamingOptions.Section}:{setting} is {value}; write a value from {least} to {most}."));
        }
    }
}
