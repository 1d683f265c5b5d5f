using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace Agent.Core.Settings;

/// <summary>Collects what is wrong in a section of settings: each sentence names the setting, its value and what to write instead.</summary>
/// <param name="section">The section's name: "Agent:Runs".</param>
public sealed class SettingErrors(string section)
{
    private readonly List<string> _errors = [];

    /// <summary>All that is wrong, at once; a success where nothing is.</summary>
    public ValidateOptionsResult Result => _errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(_errors);

    /// <summary>Notes a value below <paramref name="least"/> or above <paramref name="most"/>.</summary>
    /// <param name="value">The value: a property of the options, by which the setting is named.</param>
    /// <param name="least">The lowest that is taken.</param>
    /// <param name="most">The highest that is taken.</param>
    /// <param name="otherwise">What 0 stands for, where it is taken too: "twice the cores".</param>
    /// <param name="setting">Made by the compiler.</param>
    public void InRange<T>(
        T value,
        T least,
        T most,
        string? otherwise = null,
        [CallerArgumentExpression(nameof(value))] string setting = ""
    )
        where T : struct, IComparable<T>
    {
        if ((value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0) || (otherwise is not null && value.CompareTo(default) == 0))
            return;
        var zero = otherwise is null ? string.Empty : $", or 0 for {otherwise}";
        var name = setting[(setting.LastIndexOf('.') + 1)..];
        Add(string.Create(CultureInfo.InvariantCulture, $"{section}:{name} is {value}; write a value from {least} to {most}{zero}."));
    }

    /// <summary>Notes something else.</summary>
    /// <param name="error">The setting, what is wrong with it and what to write, in a sentence.</param>
    public void Add(string error) => _errors.Add(error);
}
