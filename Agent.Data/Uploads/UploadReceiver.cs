using System.Security.Cryptography;

namespace Agent.Data.Uploads;

/// <summary>
/// Writes what a sender sends into a file and hashes it on the way. A sender who is slow without end is cut off: several may be received at
/// once, but not without end.
/// </summary>
internal sealed class UploadReceiver(UploadOptions options, TimeProvider time) : IDisposable
{
    /// <summary>Senders at once; they wait on the network most of the time and take a buffer each.</summary>
    public const int AtOnce = 24;

    // A slow line brings some ten kilobytes a second.
    private const int LeastBytes = 32 * 1024;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _places = new(AtOnce);

    /// <summary>SHA-256 of what came, in lower-case hex.</summary>
    /// <exception cref="UploadException">It is too large, or comes too slowly.</exception>
    public async Task<string> ReceiveAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        using var pace = new CancellationTokenSource(Window, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, pace.Token);
        try
        {
            return await WriteAsync(content, path, pace, linked.Token).ConfigureAwait(false);
        }
        catch (Exception) when (pace.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new UploadException(
                UploadCodes.TooSlow,
                $"The file came too slowly: less than {LeastBytes >> 10} KB in {Window.TotalSeconds:0} s. Try again on a better line."
            );
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task<string> WriteAsync(Stream content, string path, CancellationTokenSource pace, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(
            path,
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.None,
            1 << 16,
            FileOptions.Asynchronous
        );
        var buffer = new byte[1 << 16];
        var (bytes, sincePace) = (0L, 0);
        while (await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            bytes += read;
            sincePace += read;
            if (bytes > options.MaxBytes)
                throw new UploadException(
                    UploadCodes.TooLarge,
                    $"The file has more than {options.MaxBytes >> 10} KB, the most that is taken ({UploadOptions.Section}:MaxBytes)."
                );
            if (sincePace >= LeastBytes)
            {
                pace.CancelAfter(Window);
                sincePace = 0;
            }

            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
