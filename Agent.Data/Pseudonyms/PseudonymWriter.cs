using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Privacy;
using Agent.Data.Queries;
using Agent.Data.Store;
using DuckDB.NET.Data;

namespace Agent.Data.Pseudonyms;

/// <summary>Copies a snapshot with pseudonyms in the place of names: in columns of persons, in every other text, in headers.</summary>
internal static class PseudonymWriter
{
    // The values of a column recur; each is masked once while so many of them are kept.
    private const int MostKept = 20_000;

    // Longer texts seldom recur.
    private const int LongestKept = 200;

    /// <summary>What the copy is, as far as statements need to know it.</summary>
    public static DatasetProfile Profile(DatasetProfile profile, StatementPseudonyms names) =>
        new()
        {
            Id = profile.Id,
            File = profile.Id,
            Title = profile.Id,
            Version = $"{profile.Version}-{names.Key}",
            Sheets =
            [
                .. profile.Sheets.Select(sheet => new SheetProfile
                {
                    Name = names.Name(sheet.Table),
                    Table = names.Name(sheet.Table),
                    Rows = sheet.Rows,
                    Entities = sheet.Rows,
                    Columns =
                    [
                        .. sheet.Columns.Select(column => new ColumnProfile
                        {
                            Name = names.Name(column.Name),
                            Label = names.Name(column.Name),
                            Kind = column.Kind,
                        }),
                    ],
                }),
            ],
        };

    /// <summary>Writes the copy; what is begun and cut is left to whoever sweeps staging files.</summary>
    /// <param name="path">Where it goes.</param>
    /// <param name="source">What is copied.</param>
    /// <param name="names">The pseudonyms.</param>
    /// <param name="memoryBytes">Memory of DuckDB.</param>
    /// <param name="cancellationToken">Ends the copying.</param>
    public static void Write(
        string path,
        QuerySource source,
        StatementPseudonyms names,
        long memoryBytes,
        CancellationToken cancellationToken
    )
    {
        using var from = source.OpenConnection();
        if (from.State != System.Data.ConnectionState.Open)
            from.Open();
        // All names first: one that only a later sheet knows may stand in a text of the first.
        foreach (var sheet in source.Profile.Sheets)
        {
            foreach (var column in sheet.Columns.Where(column => column.IsPerson))
                Register(from, sheet, column, names, cancellationToken);
        }

        using var to = new DuckDBConnection(
            new DuckDBConnectionStringBuilder
            {
                DataSource = path,
                ["memory_limit"] = string.Create(CultureInfo.InvariantCulture, $"{memoryBytes >> 20}MiB"),
                ["threads"] = 1,
            }.ConnectionString
        );
        to.Open();
        foreach (var sheet in source.Profile.Sheets.Where(sheet => sheet.Columns.Count > 0))
            Copy(from, to, sheet, names, cancellationToken);
        ProfileTable.Write(to, Profile(source.Profile, names));
        using var checkpoint = to.CreateCommand();
        checkpoint.CommandText = "CHECKPOINT";
        checkpoint.ExecuteNonQuery();
    }

    private static void Register(
        DuckDBConnection from,
        SheetProfile sheet,
        ColumnProfile column,
        StatementPseudonyms names,
        CancellationToken cancellationToken
    )
    {
        using var command = from.CreateCommand();
        command.CommandText = $"SELECT DISTINCT CAST({new SqlName(column.Name)} AS VARCHAR) FROM {new SqlName(sheet.Table)}";
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!reader.IsDBNull(0))
                names.Register(reader.GetString(0));
        }
    }

    private static void Copy(
        DuckDBConnection from,
        DuckDBConnection to,
        SheetProfile sheet,
        StatementPseudonyms names,
        CancellationToken cancellationToken
    )
    {
        using var command = from.CreateCommand();
        var columns = sheet.Columns.Select(column =>
            column.IsPerson ? $"CAST({new SqlName(column.Name)} AS VARCHAR)" : $"{new SqlName(column.Name)}"
        );
        command.CommandText = $"SELECT {string.Join(", ", columns)} FROM {new SqlName(sheet.Table)}";
        command.UseStreamingMode = true;
        using var reader = (DuckDBDataReader)command.ExecuteReader();
        using (var create = to.CreateCommand())
        {
            var made = sheet.Columns.Select(
                (column, place) => $"{new SqlName(names.Name(column.Name))} {(column.IsPerson ? "VARCHAR" : reader.GetDataTypeName(place))}"
            );
            create.CommandText = $"CREATE TABLE {new SqlName(names.Name(sheet.Table))} ({string.Join(", ", made)})";
            create.ExecuteNonQuery();
        }

        Func<string, string>[] masks = [.. sheet.Columns.Select(column => column.IsPerson ? Kept(names.Person) : Kept(names.Text))];
        using var appender = to.CreateAppender(names.Name(sheet.Table));
        for (var row = 0; reader.Read(); row++)
        {
            if ((row & 0xFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var target = appender.CreateRow();
            for (var place = 0; place < masks.Length; place++)
                Append(target, reader.IsDBNull(place) ? null : reader.GetValue(place), masks[place]);
            target.EndRow();
        }
    }

    private static Func<string, string> Kept(Func<string, string> mask)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        return value =>
        {
            if (known.TryGetValue(value, out var masked))
                return masked;
            masked = mask(value);
            if (known.Count < MostKept && value.Length < LongestKept)
                known[value] = masked;
            return masked;
        };
    }

    private static void Append(IDuckDBAppenderRow target, object? value, Func<string, string> mask) =>
        _ = value switch
        {
            null => target.AppendNullValue(),
            string text => target.AppendValue(mask(text)),
            long whole => target.AppendValue(whole),
            double number => target.AppendValue(number),
            bool flag => target.AppendValue(flag),
            DateOnly day => target.AppendValue(day),
            DateTime moment => target.AppendValue(moment),
            TimeOnly time => target.AppendValue(time),
            _ => throw new InvalidOperationException($"A snapshot holds no {value.GetType().Name}."),
        };
}
