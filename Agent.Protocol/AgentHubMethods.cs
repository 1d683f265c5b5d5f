namespace Agent.Protocol;

/// <summary>Names of the hub and its methods; the wire contract between the hub and every client.</summary>
public static class AgentHubMethods
{
    /// <summary>Path of the hub below the server's address.</summary>
    public const string Path = "/hubs/agent";

    /// <summary>Stream of <see cref="EventBatch"/>: starts a run and follows it from its first event.</summary>
    public const string Ask = "Ask";

    /// <summary>Stream of <see cref="EventBatch"/>: joins a run at a position; no position = from the start.</summary>
    public const string Attach = "Attach";

    /// <summary>Call: stops the work of a run; returns at once.</summary>
    public const string Cancel = "Cancel";

    /// <summary>Call: the datasets the caller may see.</summary>
    public const string Datasets = "Datasets";

    /// <summary>Call: columns, kinds, ranges and data-quality notes of one dataset.</summary>
    public const string Describe = "Describe";

    /// <summary>Call: questions that are known to be answerable, best first.</summary>
    public const string Suggest = "Suggest";

    /// <summary>Call: the same in a language.</summary>
    public const string SuggestIn = "SuggestIn";

    /// <summary>Call: the caller's conversations, latest first.</summary>
    public const string Threads = "Threads";

    /// <summary>Call: the key figures of a dataset, as far as its data allow.</summary>
    public const string Home = "Home";

    /// <summary>Call: the same with texts in a language.</summary>
    public const string HomeIn = "HomeIn";

    /// <summary>Call: gives a conversation another title; false when there is none of this id.</summary>
    public const string RenameThread = "RenameThread";

    /// <summary>Call: forgets a conversation; false when there is none of this id.</summary>
    public const string DeleteThread = "DeleteThread";

    /// <summary>Call: a conversation as a Markdown document; null when there is none of this id.</summary>
    public const string ExportThread = "ExportThread";

    /// <summary>Call: a conversation with its questions and answers; null when there is none of this id.</summary>
    public const string OpenThread = "OpenThread";

    /// <summary>Call: makes a link that lets read a conversation; null when there is none of this id.</summary>
    public const string ShareThread = "ShareThread";

    /// <summary>Call: the caller's links that still let in, latest first.</summary>
    public const string Shares = "Shares";

    /// <summary>Call: withdraws a link; false when there is none of this id.</summary>
    public const string WithdrawShare = "WithdrawShare";

    /// <summary>Call: the caller's pins, in their order.</summary>
    public const string Pins = "Pins";

    /// <summary>Call: pins a question, behind the others; gives the pin.</summary>
    public const string AddPin = "AddPin";

    /// <summary>Call: removes a pin; false when there is none of this id.</summary>
    public const string RemovePin = "RemovePin";

    /// <summary>Call: puts the caller's pins into another order and gives them.</summary>
    public const string ArrangePins = "ArrangePins";

    /// <summary>Call: the caller's settings by name.</summary>
    public const string UserSettings = "UserSettings";

    /// <summary>Call: keeps a setting of the caller, or forgets it.</summary>
    public const string SaveSetting = "SaveSetting";

    /// <summary>Call: hits, misses and entries per cache.</summary>
    public const string CacheStatistics = "CacheStatistics";

    /// <summary>Call: empties the caches; needs the admin role.</summary>
    public const string ClearCaches = "ClearCaches";
}
