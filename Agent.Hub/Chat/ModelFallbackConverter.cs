using System.ComponentModel;
using System.Globalization;

namespace Agent.Hub.Chat;

/// <summary>Reads a fallback that is written as a model's name.</summary>
internal sealed class ModelFallbackConverter : TypeConverter
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

    /// <inheritdoc/>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        new ModelFallback { Name = (string)value };
}
