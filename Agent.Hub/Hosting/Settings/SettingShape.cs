using System.ComponentModel;

namespace Agent.Hub.Hosting.Settings;

/// <summary>The shape of a setting by the type of its property.</summary>
internal static class SettingShape
{
    public static SettingShapeKind Of(Type type)
    {
        if (type == typeof(string) || IsText(type))
            return SettingShapeKind.Value;
        if (type.IsGenericType && type.GetGenericArguments() is [var key, _] && key == typeof(string))
            return SettingShapeKind.Names;
        return ItemOf(type) is not null ? SettingShapeKind.List : SettingShapeKind.Object;
    }

    /// <summary>The type of a list's items; null for what is no list.</summary>
    public static Type? ItemOf(Type type) =>
        type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericArguments() is [var item] && typeof(System.Collections.IEnumerable).IsAssignableFrom(type)
            ? item
        : null;

    /// <summary>Whether a text can become a value of the type.</summary>
    public static bool CanRead(Type type, string text)
    {
        // A number can be converted to an enum, also one that is none of its values.
        if ((Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } named)
            return Enum.GetNames(named).Contains(text.Trim(), StringComparer.OrdinalIgnoreCase);
        try
        {
            TypeDescriptor.GetConverter(Nullable.GetUnderlyingType(type) ?? type).ConvertFromInvariantString(text);
            return true;
        }
        catch (Exception unreadable)
            when (unreadable is FormatException or ArgumentException or NotSupportedException or OverflowException
                || unreadable.InnerException is FormatException
            )
        {
            return false;
        }
    }

    /// <summary>What to write for a type, in words.</summary>
    public static string InWords(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(bool) ? "true or false"
            : plain == typeof(TimeSpan) ? "a time, 00:00:30"
            : plain.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(plain))}"
            : plain.IsPrimitive || plain == typeof(decimal) ? "a number"
            : plain == typeof(Uri) ? "an address"
            : "a text";
    }

    private static bool IsText(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsPrimitive
            || plain.IsEnum
            || plain == typeof(decimal)
            || plain == typeof(TimeSpan)
            || plain == typeof(Uri)
            || plain == typeof(Guid)
            || plain == typeof(DateTime)
            || plain == typeof(DateTimeOffset);
    }
}
