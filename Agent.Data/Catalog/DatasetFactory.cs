using Agent.Core.Datasets;
using DuckDB.NET.Data;

namespace Agent.Data.Catalog;

/// <summary>Makes the dataset of an open snapshot.</summary>
/// <param name="profile">What is known of it.</param>
/// <param name="openConnection">Opens a connection for one query.</param>
/// <param name="lease">Given up when the dataset is disposed.</param>
internal delegate IDataset DatasetFactory(DatasetProfile profile, Func<DuckDBConnection> openConnection, IDisposable lease);
