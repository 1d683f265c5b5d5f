using Agent.Core.Runs;
using Microsoft.Extensions.Options;

namespace Agent.Hub.Security;

/// <summary>
/// What the settings allow. The role says what a caller may do at all; where rules name a dataset, one of them must name the caller and the
/// action as well.
/// Admins may do everything.
/// </summary>
internal sealed class DatasetRights(IOptions<SecurityOptions> options) : IDatasetRights
{
    /// <summary>What a rule writes for every dataset.</summary>
    public const string Every = "*";

    /// <inheritdoc/>
    public bool May(Caller caller, string dataset, DatasetAction action)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.IsAdmin)
            return true;
        if (!ByRole(caller.Role, action))
            return false;
        var rules = options
            .Value.Datasets.Where(rule => rule.Dataset == Every || rule.Dataset.Equals(dataset, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return rules.Count == 0 || rules.Exists(rule => Names(rule, caller) && Allows(rule, action));
    }

    private static bool ByRole(string role, DatasetAction action) => action switch
    {
        DatasetAction.List or DatasetAction.Ask => true,
        DatasetAction.Download or DatasetAction.Upload or DatasetAction.Describe => role == CallerRoles.Analyst,
        _ => false,
    };

    private static bool Names(DatasetRule rule, Caller caller) =>
        rule.To.Any(to =>
            to == $"role:{caller.Role}"
            || (caller.UserId is { } user && to == $"user:{user}")
            || caller.Groups.Any(group => to == $"group:{group}")
        );

    private static bool Allows(DatasetRule rule, DatasetAction action) =>
        rule.Allow.Any(allowed => allowed.Equals(action.ToString(), StringComparison.OrdinalIgnoreCase));
}
