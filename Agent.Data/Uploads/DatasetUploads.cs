using Agent.Data.Catalog;
using Agent.Data.Samples;
using Agent.Data.Store;
using Agent.Data.Workbooks;
using Agent.Protocol;

namespace Agent.Data.Uploads;

/// <summary>
/// Takes files into the data folder and out of it. An upload is written beside the folder's files, checked, loaded and only then kept: what
/// is refused leaves nothing.
/// </summary>
public sealed class DatasetUploads : IDisposable
{
    private const string StagingFolder = ".uploads";

    // Each may unpack gigabytes; more at once help nobody. A place is taken when the file is whole: a slow sender holds none.
    private const int ChecksAtOnce = 2;

    private readonly DatasetCatalog _catalog;
    private readonly UploadOptions _options;
    private readonly UploadReceiver _receiver;
    private readonly SemaphoreSlim _checks = new(ChecksAtOnce);
    // Two uploads of one name must not both find it free.
    private readonly SemaphoreSlim _placing = new(1);

    internal DatasetUploads(DatasetCatalog catalog, UploadOptions options, TimeProvider? time = null)
    {
        (_catalog, _options) = (catalog, options);
        _receiver = new UploadReceiver(options, time ?? TimeProvider.System);
        StagingFiles.Sweep(Path.Combine(catalog.Folder, StagingFolder), TimeProvider.System);
    }

    /// <summary>Whether files are taken and deleted at all.</summary>
    public bool IsEnabled => _options.Enabled;

    /// <summary>Largest file taken, in bytes.</summary>
    public long MaxBytes => _options.MaxBytes;

    /// <summary>Takes a file. The dataset is ready when this returns.</summary>
    /// <param name="fileName">Its name, as the sender has it.</param>
    /// <param name="content">Its content, read to the end once.</param>
    /// <param name="replace">Whether it may take the place of another file of its name, as its next version.</param>
    /// <param name="cancellationToken">Ends it; nothing is left.</param>
    /// <exception cref="UploadException">The file is not taken.</exception>
    public async Task<UploadResult> AddAsync(string fileName, Stream content, bool replace, CancellationToken cancellationToken)
    {
        if (!_options.Enabled)
            throw Off();
        var name = UploadName.Clean(fileName);
        try
        {
            var staging = StagingFiles.NameFor(Path.Combine(Staging(), name));
            // The reader chooses by the ending.
            var checkedFile = staging + Path.GetExtension(name);
            try
            {
                var hash = await _receiver.ReceiveAsync(content, checkedFile, cancellationToken).ConfigureAwait(false);
                if (
                    await _catalog.FindContentAsync(hash, new FileInfo(checkedFile).Length, cancellationToken).ConfigureAwait(false) is
                    { } same
                )
                    return new UploadResult(same, IsNew: false);
                // Under the name that the folder has for it, which may differ in case.
                name = Existing(name) is { } existing ? Path.GetFileName(existing) : name;
                CheckFree(name, replace);
                await CheckAsync(checkedFile, cancellationToken).ConfigureAwait(false);
                return await LoadAndPlaceAsync(checkedFile, name, hash, replace, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                File.Delete(checkedFile);
            }
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            throw new UploadException(UploadCodes.Unavailable, "The file cannot be stored: the data folder is full or read-only.");
        }
    }

    /// <summary>Puts the sample workbook into the data folder, as an upload.</summary>
    /// <param name="cancellationToken">Ends it; nothing is left.</param>
    /// <exception cref="UploadException">It is not taken.</exception>
    public async Task<UploadResult> AddSampleAsync(CancellationToken cancellationToken)
    {
        if (!_options.Enabled)
            throw Off();
        // Written anew it would be another file of the same cells.
        if (
            Existing(SampleWorkbook.FileName) is { } there
            && await _catalog.LoadNowAsync(Path.GetFileName(there)).ConfigureAwait(false) is { Status: DatasetStatus.Ready } known
        )
            return new UploadResult(known, IsNew: false);
        var staging = StagingFiles.NameFor(Path.Combine(Staging(), SampleWorkbook.FileName));
        try
        {
            await Task.Run(() => SampleWorkbook.Write(staging), cancellationToken).ConfigureAwait(false);
            var content = File.OpenRead(staging);
            await using (content.ConfigureAwait(false))
                return await AddAsync(SampleWorkbook.FileName, content, replace: false, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            throw new UploadException(UploadCodes.Unavailable, "The file cannot be stored: the data folder is full or read-only.");
        }
        finally
        {
            File.Delete(staging);
        }
    }

    /// <summary>
    /// Deletes a dataset's file and what was read from it. Runs in flight keep what they opened. False: there is no such dataset.
    /// </summary>
    /// <exception cref="UploadException">The file cannot be deleted.</exception>
    public bool Delete(string idOrFile)
    {
        if (!_options.Enabled)
            throw Off();
        try
        {
            return _catalog.Delete(idOrFile);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            throw new UploadException(
                UploadCodes.Unavailable,
                "The file cannot be deleted: it is open elsewhere, or the data folder is read-only."
            );
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _receiver.Dispose();
        _checks.Dispose();
        _placing.Dispose();
    }

    private static UploadException Off() => new(UploadCodes.Unavailable, $"Uploads are switched off ({UploadOptions.Section}:Enabled).");

    private string Staging() => Directory.CreateDirectory(Path.Combine(_catalog.Folder, StagingFolder)).FullName;

    private string? Existing(string name) =>
        Directory
            .EnumerateFiles(_catalog.Folder)
            .FirstOrDefault(path => string.Equals(Path.GetFileName(path), name, StringComparison.OrdinalIgnoreCase));

    private void CheckFree(string name, bool replace)
    {
        if (!replace && Existing(name) is not null)
            throw new UploadException(
                UploadCodes.Exists,
                $"There is a file {name} already, with other content. Give this one another name, or replace that one."
            );
    }

    private async Task CheckAsync(string staged, CancellationToken cancellationToken)
    {
        await _checks.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await Task.Run(() => UploadCheck.Check(staged, _options, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _checks.Release();
        }
    }

    // Loaded first: whatever the file does to its reader, it is not in the folder when the hub is started again.
    private async Task<UploadResult> LoadAndPlaceAsync(
        string staged,
        string name,
        string hash,
        bool replace,
        CancellationToken cancellationToken
    )
    {
        var isPlaced = false;
        try
        {
            await _catalog.PrepareAsync(staged, name, hash, cancellationToken).ConfigureAwait(false);
            var result = await PlaceAsync(staged, name, replace, cancellationToken).ConfigureAwait(false);
            isPlaced = true;
            return result;
        }
        catch (WorkbookException unreadable)
        {
            throw new UploadException(UploadCodes.BadContent, unreadable.Message);
        }
        finally
        {
            if (!isPlaced)
                _catalog.Forget(name, hash);
        }
    }

    private async Task<UploadResult> PlaceAsync(string staged, string name, bool replace, CancellationToken cancellationToken)
    {
        await _placing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            CheckFree(name, replace);
            var target = Existing(name) ?? Path.Combine(_catalog.Folder, name);
            var before = File.Exists(target) ? staged + ".before" : null;
            if (before is not null)
                File.Copy(target, before);
            try
            {
                File.Move(staged, target, overwrite: replace);
                // From here on the file is there: a caller who leaves changes nothing.
                var info = await _catalog.LoadNowAsync(Path.GetFileName(target)).ConfigureAwait(false);
                if (info is { Status: DatasetStatus.Ready })
                    return new UploadResult(info, IsNew: true);
                Restore(target, before);
                throw new UploadException(UploadCodes.BadContent, info?.Error ?? "The file vanished while it was read.");
            }
            finally
            {
                if (before is not null)
                    File.Delete(before);
            }
        }
        finally
        {
            _placing.Release();
        }
    }

    private void Restore(string target, string? before)
    {
        if (before is null)
            File.Delete(target);
        else
            File.Move(before, target, overwrite: true);
        _catalog.Look(force: true);
    }
}
