namespace Agent.Hub.Chat.Wire;

/// <summary>What was learned of a model at its endpoint. Shared by all its turns; a race between two of them costs one more look.</summary>
internal sealed class ModelTraits
{
    private volatile int _closesUnopened = -1;

    /// <summary>
    /// Whether it begins with thinking that it closes but never opens, as models do whose template opens it for them; null while no turn
    /// has shown it.
    /// </summary>
    public bool? ClosesUnopenedThinking => _closesUnopened switch { < 0 => null, 0 => false, _ => true };

    /// <summary>Takes what a whole turn showed.</summary>
    /// <param name="closedUnopened">Whether it closed thinking that was not open; null for no sign.</param>
    /// <param name="hasText">Whether there was text that could have shown it.</param>
    public void Learn(bool? closedUnopened, bool hasText)
    {
        if (closedUnopened is { } shown)
            _closesUnopened = shown ? 1 : 0;
        else if (hasText)
            _closesUnopened = 0;
    }
}
