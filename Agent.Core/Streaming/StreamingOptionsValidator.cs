using Agent.Core.Settings;
using Microsoft.Extensions.Options;

namespace Agent.Core.Streaming;

/// <summary>Checks <see cref="StreamingOptions"/>; names every setting that is out of range, at once.</summary>
public sealed class StreamingOptionsValidator : IValidateOptions<StreamingOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, StreamingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = new SettingErrors(StreamingOptions.Section);
        errors.InRange(options.Window, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        errors.InRange(options.MaxBatchBytes, 1024, 1 << 20);
        errors.InRange(options.ChannelCapacity, 16, 65_536);
        errors.InRange(options.MaxRunEvents, 1_000, 10_000_000);
        errors.InRange(options.MaxRunBytes, 64L << 10, 1L << 30);
        errors.InRange(options.MaxLogEvents, 1_000, 10_000_000);
        errors.InRange(options.MaxLogBytes, 64L << 10, 1L << 30);
        errors.InRange(options.Retention, TimeSpan.FromSeconds(1), TimeSpan.FromHours(24));
        errors.InRange(options.MaxRetainedBytes, 1L << 20, 64L << 30);
        errors.InRange(options.MaxRetainedRuns, 1, 1_000_000);
        errors.InRange(options.MaxReplayEvents, 1, 4_096);
        errors.InRange(options.MaxViewerLagBytes, 64L << 10, 1L << 30);
        errors.InRange(options.ViewerStallTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        errors.InRange(options.MaxStreamsPerConnection, 1, 10_000);
        errors.InRange(options.MaxStreamsPerUser, 1, 100_000);
        return errors.Result;
    }
}
