using Agent.Core.Datasets;
using Agent.Data.Catalog;
using Agent.Data.Measures;
using Agent.Data.Store;
using Agent.Protocol;

namespace Agent.Data.Sidecar;

/// <summary>Shows and changes what people say of a workbook: its sidecar file. A change is a new version of the dataset.</summary>
public sealed class SidecarEditor : IDisposable
{
    private readonly DatasetCatalog _catalog;
    // Two who save at once must not both find the file as it was.
    private readonly SemaphoreSlim _writing = new(1);

    internal SidecarEditor(DatasetCatalog catalog) => _catalog = catalog;

    /// <summary>The sidecar of a dataset as it is.</summary>
    /// <exception cref="DatasetException">There is no such dataset, or it cannot be read.</exception>
    public async Task<SidecarReview> ReadAsync(string idOrFile, CancellationToken cancellationToken)
    {
        var described = await _catalog.FindDescribedAsync(idOrFile, cancellationToken).ConfigureAwait(false);
        return new SidecarReview(
            Path.GetFileName(Target(described)),
            Text(described),
            described.Now.Version,
            SidecarChanges.Between(described.Found, described.Now),
            described.Now.Problems
        );
    }

    /// <summary>What another text would change in the dataset as it is now; nothing is written.</summary>
    /// <exception cref="DatasetException">There is no such dataset, or it cannot be read.</exception>
    public async Task<SidecarReview> ReviewAsync(string idOrFile, string text, CancellationToken cancellationToken) =>
        Review(await _catalog.FindDescribedAsync(idOrFile, cancellationToken).ConfigureAwait(false), text);

    /// <summary>A text with one setting changed, and what it would change then; nothing is written.</summary>
    /// <param name="idOrFile">The dataset.</param>
    /// <param name="text">The text.</param>
    /// <param name="setting">The setting; without values it is taken out.</param>
    /// <param name="isList">Whether it is written as a list.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="DatasetException">There is no such dataset, or it cannot be read.</exception>
    /// <exception cref="FormatException">The setting cannot be written into the text; the message says why.</exception>
    public Task<SidecarReview> SetAsync(
        string idOrFile,
        string text,
        SidecarSetting setting,
        bool isList,
        CancellationToken cancellationToken
    ) => ReviewAsync(idOrFile, SidecarSettings.Set(text, setting, isList), cancellationToken);

    /// <summary>Writes a text; an empty one removes the file. The new version of the dataset is ready when this returns.</summary>
    /// <param name="idOrFile">The dataset.</param>
    /// <param name="text">The text.</param>
    /// <param name="version">Version of the dataset that the text was made for; null: any.</param>
    /// <param name="access">Who writes: only who sees every row whatever is said may change who sees which.</param>
    /// <param name="cancellationToken">Ends the wait, not a write that has begun.</param>
    /// <returns>What it changed; null: the dataset has another version by now, and nothing was written.</returns>
    /// <exception cref="DatasetException">There is no such dataset, the file cannot be written, or the rows of groups may not be
    /// changed.</exception>
    public Task<SidecarReview?> SaveAsync(
        string idOrFile,
        string text,
        string? version,
        RowAccess access,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            idOrFile,
            before => access.IsAll || RowsKey(before) == RowsKey(text)
                ? text
                : throw new DatasetException(ErrorCodes.Forbidden, "Who sees which rows (where) is changed by administrators alone."),
            version,
            cancellationToken);

    /// <summary>
    /// Whether a caller sees every row of a dataset, and so may see what is said of it: values of other rows stand there.
    /// </summary>
    public Task<bool> IsForAsync(string idOrFile, RowAccess access, CancellationToken cancellationToken) =>
        _catalog.SeesAllRowsAsync(idOrFile, access, cancellationToken);

    /// <summary>Keeps a word as a name for values of a column, in the place of what it named before.</summary>
    /// <param name="idOrFile">The dataset.</param>
    /// <param name="column">The column, written <c>Sheet.Column</c>.</param>
    /// <param name="definition">The word and its values.</param>
    /// <param name="cancellationToken">Ends the wait, not a write that has begun.</param>
    /// <exception cref="DatasetException">There is no such dataset, or the file cannot be written.</exception>
    /// <exception cref="FormatException">The sidecar cannot be added to; the message says why.</exception>
    public async Task<SidecarReview> RememberAsync(
        string idOrFile,
        string column,
        ColumnDefinition definition,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(definition);
        var said = new SidecarDefinition(definition.Name.Trim(), column, definition.Values, definition.By, definition.On);
        return (await ChangeAsync(idOrFile, text => SidecarText.Remember(text, said), null, cancellationToken).ConfigureAwait(false))!;
    }

    /// <summary>Forgets a word.</summary>
    /// <exception cref="DatasetException">There is no such dataset, or the file cannot be written.</exception>
    /// <exception cref="FormatException">The sidecar cannot be changed; the message says why.</exception>
    public async Task<SidecarReview> ForgetAsync(string idOrFile, string name, CancellationToken cancellationToken) =>
        (await ChangeAsync(idOrFile, text => SidecarText.Forget(text, name), null, cancellationToken).ConfigureAwait(false))!;

    /// <inheritdoc/>
    public void Dispose() => _writing.Dispose();

    private static string? RowsKey(string text) => SidecarReader.Read(text).Rows?.Key;

    private static SidecarReview Review(DescribedFile described, string text)
    {
        var sidecar = SidecarReader.Read(text);
        var next = MeasureCatalogue.Apply(SidecarOverlay.Apply(described.Found, sidecar), sidecar);
        var changesRows = RowsKey(described.File.Sidecar is null ? string.Empty : Text(described)) != sidecar.Rows?.Key;
        IReadOnlyList<string> changes = SidecarChanges.Between(described.Now, next);
        return new SidecarReview(
            Path.GetFileName(Target(described)),
            text,
            described.Now.Version,
            changesRows ? [.. changes, "Who sees which rows changes"] : changes,
            next.Problems
        )
        {
            ChangesRows = changesRows,
        };
    }

    private static string Text(DescribedFile described) =>
        described.File.Sidecar is { } sidecar ? File.ReadAllText(sidecar.Path) : SidecarTemplate.Of(described.Found);

    // The shorter name, unless two workbooks differ in their ending only.
    private static string Target(DescribedFile described)
    {
        if (described.File.Sidecar is { } sidecar)
            return sidecar.Path;
        var folder = Path.GetDirectoryName(described.File.Path)!;
        var names = SidecarFile.PathsFor(described.File.Path).ToList();
        var stem = Path.GetFileNameWithoutExtension(described.File.Path);
        var isShared =
            Directory
                .EnumerateFiles(folder)
                .Count(path =>
                    !path.EndsWith(SidecarFile.Ending, StringComparison.OrdinalIgnoreCase)
                    && string.Equals(Path.GetFileNameWithoutExtension(path), stem, StringComparison.OrdinalIgnoreCase)
                ) > 1;
        return isShared ? names[0] : names[1];
    }

    private async Task<SidecarReview?> ChangeAsync(
        string idOrFile,
        Func<string, string> change,
        string? version,
        CancellationToken cancellationToken
    )
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var described = await _catalog.FindDescribedAsync(idOrFile, cancellationToken).ConfigureAwait(false);
            if (version is not null && version != described.Now.Version)
                return null;
            var text = change(described.File.Sidecar is null ? string.Empty : Text(described));
            var review = Review(described, text);
            Write(Target(described), text);
            // From here on the file is there: a caller who leaves changes nothing.
            var info = await _catalog.LoadNowAsync(Path.GetFileName(described.File.Path)).ConfigureAwait(false);
            return review with { Version = info?.Version ?? review.Version };
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException(ErrorCodes.DatasetFailed, "The description cannot be stored: the data folder is full or read-only.");
        }
        finally
        {
            _writing.Release();
        }
    }

    private static void Write(string path, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            File.Delete(path);
            return;
        }

        var staging = StagingFiles.NameFor(path);
        try
        {
            File.WriteAllText(staging, text);
            File.Move(staging, path, overwrite: true);
        }
        finally
        {
            File.Delete(staging);
        }
    }
}
