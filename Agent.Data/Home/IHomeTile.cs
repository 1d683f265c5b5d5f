using Agent.Protocol;

namespace Agent.Data.Home;

/// <summary>A key figure of the home page.</summary>
internal interface IHomeTile
{
    /// <summary>The tile; null where the data do not allow it.</summary>
    /// <param name="context">The dataset and what was found in it.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    Task<HomeTile?> MakeAsync(HomeContext context, CancellationToken cancellationToken);
}
