namespace Agent.Hub.Security;

/// <summary>Who may do what with a dataset. A dataset that has a rule is closed to all whom no rule names, but admins.</summary>
internal sealed class DatasetRule
{
    /// <summary>Id of the dataset; <c>*</c>: every dataset.</summary>
    public string Dataset { get; set; } = string.Empty;

    /// <summary>To whom: <c>role:viewer</c>, <c>group:plant-a</c>, <c>user:anna</c>.</summary>
    public IList<string> To { get; } = [];

    /// <summary>What: <c>list</c>, <c>ask</c>, <c>download</c>, <c>upload</c>, <c>delete</c>, <c>describe</c>.</summary>
    public IList<string> Allow { get; } = [];
}
