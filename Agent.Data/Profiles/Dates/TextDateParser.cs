namespace Agent.Data.Profiles.Dates;

/// <summary>Reads dates and times as people type them; which of two numbers is the month is left open.</summary>
internal ref struct TextDateParser
{
    private static readonly string[] Months =
    [
        "jan january januar jän jänner janvier janv enero ene gennaio gen janeiro januari",
        "feb february februar feber février fevrier févr fevr fev febrero febbraio fevereiro februari",
        "mar march mär märz mrz mars marzo março maart mrt",
        "apr april avril abril aprile avr abr",
        "may mai mayo maggio mag maio mei",
        "jun june juni juin junio giugno junho giu",
        "jul july juli juillet juil julio luglio julho lug",
        "aug august août aout agosto augustus ago",
        "sep sept september septembre septiembre settembre setembro set",
        "oct october okt oktober octobre octubre ottobre outubro ott out",
        "nov november novembre noviembre novembro",
        "dec december dez dezember décembre decembre déc diciembre dicembre dezembro dic",
    ];

    private static readonly string[] Days =
    [
        "mon",
        "monday",
        "tue",
        "tues",
        "tuesday",
        "wed",
        "wednesday",
        "thu",
        "thur",
        "thurs",
        "thursday",
        "fri",
        "friday",
        "sat",
        "saturday",
        "sun",
        "sunday",
    ];

    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> MonthNumbers = Months
        .SelectMany((names, index) => names.Split(' ').Select(name => (name, Number: index + 1)))
        .ToDictionary(pair => pair.name, pair => pair.Number, StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> DayNames =
        Days.ToHashSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private ReadOnlySpan<char> _rest;

    /// <summary>A date, with or without a time of day behind it.</summary>
    public static bool TryDate(ReadOnlySpan<char> text, out TextDate date)
    {
        date = default;
        if (text.Length is < 6 or > 40 || !char.IsAsciiLetterOrDigit(text[0]))
            return false;
        var parser = new TextDateParser { _rest = text };
        parser.SkipDayName();
        return parser.ReadDay(out date) && parser.ReadTimeBehind(ref date) && parser._rest.IsEmpty;
    }

    /// <summary>A time of day or length of time, <c>14:30</c>, <c>2:30 PM</c>, <c>36:15:00</c>, in ticks.</summary>
    public static bool TryTime(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text.Length is < 4 or > 16 || !char.IsAsciiDigit(text[0]))
            return false;
        var parser = new TextDateParser { _rest = text };
        if (!parser.ReadClock(maxHours: 9_999, out ticks))
            return false;
        parser.SkipClockWord();
        return parser._rest.IsEmpty;
    }

    /// <summary>A month's name, whole or short.</summary>
    public static bool TryMonth(ReadOnlySpan<char> text, out int month) => MonthNumbers.TryGetValue(text, out month);

    private bool ReadDay(out TextDate date)
    {
        date = default;
        if (char.IsAsciiLetter(_rest.IsEmpty ? ' ' : _rest[0]) || (!_rest.IsEmpty && _rest[0] == 'ä'))
        {
            // January 5th, 2024
            if (!ReadMonth(out var named) || !ReadSeparator(out _) || !ReadNumber(2, out var day, out _))
                return false;
            SkipOrdinal();
            return ReadSeparator(out _)
                && ReadYear(out var namedYear, out var isNamedShort)
                && Set(namedYear, named, day, true, isNamedShort, out date);
        }

        if (!ReadNumber(4, out var first, out var digits))
            return false;
        SkipOrdinal();
        if (!ReadSeparator(out var separator))
            return false;
        if (ReadMonth(out var month))
            return digits <= 2
                && ReadSeparator(out _)
                && ReadYear(out var year, out var isShort)
                && Set(year, month, first, true, isShort, out date);
        if (!ReadNumber(2, out var second, out _) || !ReadSeparator(out var again) || again != separator)
            return false;
        if (digits == 4)
            return ReadNumber(2, out var third, out _) && Set(first, second, third, true, false, out date);
        if (digits > 2 || !ReadYear(out var last, out var isLastShort))
            return false;
        // With dots the day is first everywhere they are used.
        return separator == '.'
            ? Set(last, second, first, true, isLastShort, out date)
            : separator != ' ' && Set(last, first, second, false, isLastShort, out date);
    }

    private static bool Set(int year, int first, int second, bool isMonthKnown, bool isYearShort, out TextDate date)
    {
        date = new TextDate(year, first, second, isMonthKnown, isYearShort, 0);
        return true;
    }

    private bool ReadTimeBehind(ref TextDate date)
    {
        if (_rest.IsEmpty)
            return true;
        if (_rest[0] is not ('T' or 't' or ' ' or ','))
            return false;
        _rest = _rest[1..].TrimStart();
        if (!ReadClock(maxHours: 23, out var ticks))
            return false;
        SkipClockWord();
        SkipZone();
        date = date with { Ticks = ticks };
        return true;
    }

    private bool ReadClock(int maxHours, out long ticks)
    {
        ticks = 0;
        if (
            !ReadNumber(4, out var hours, out _)
            || !Take(':')
            || !ReadNumber(2, out var minutes, out var digits)
            || digits != 2
            || minutes > 59
        )
            return false;
        var seconds = 0;
        if (Take(':') && (!ReadNumber(2, out seconds, out digits) || digits != 2 || seconds > 59))
            return false;
        if (seconds >= 0 && !_rest.IsEmpty && _rest[0] == '.')
            SkipFraction();
        var half = _rest.TrimStart();
        if (half.Length >= 2 && half[0] is 'a' or 'A' or 'p' or 'P' && half[1] is 'm' or 'M')
        {
            if (hours is < 1 or > 12)
                return false;
            hours = (hours % 12) + (half[0] is 'p' or 'P' ? 12 : 0);
            _rest = half[2..];
        }

        ticks = new TimeSpan(hours, minutes, seconds).Ticks;
        return hours <= maxHours;
    }

    private void SkipDayName()
    {
        var letters = Letters();
        if (letters == 0 || !DayNames.Contains(_rest[..letters]))
            return;
        _rest = _rest[letters..].TrimStart('.').TrimStart(',').TrimStart();
    }

    private bool ReadMonth(out int month)
    {
        var letters = Letters();
        month = 0;
        if (letters == 0 || !MonthNumbers.TryGetValue(_rest[..letters], out month))
            return false;
        _rest = _rest[letters..];
        Take('.');
        return true;
    }

    private readonly int Letters()
    {
        var letters = 0;
        while (letters < _rest.Length && char.IsLetter(_rest[letters]))
            letters++;
        return letters;
    }

    private bool ReadYear(out int year, out bool isShort)
    {
        isShort = false;
        if (!ReadNumber(4, out year, out var digits) || digits is not (2 or 4))
            return false;
        isShort = digits == 2;
        year += !isShort ? 0 : year < 50 ? 2000 : 1900;
        return true;
    }

    private bool ReadNumber(int maxDigits, out int number, out int digits)
    {
        number = 0;
        for (digits = 0; digits < _rest.Length && char.IsAsciiDigit(_rest[digits]); digits++)
        {
            if (digits == maxDigits)
                return false;
            number = (number * 10) + _rest[digits] - '0';
        }

        _rest = _rest[digits..];
        return digits > 0;
    }

    private bool ReadSeparator(out char separator)
    {
        separator = ' ';
        var start = _rest;
        Take(',');
        _rest = _rest.TrimStart();
        if (!_rest.IsEmpty && _rest[0] is '-' or '/' or '.')
        {
            separator = _rest[0];
            _rest = _rest[1..].TrimStart();
        }

        return _rest.Length < start.Length;
    }

    private void SkipOrdinal()
    {
        if (_rest.StartsWith("st", StringComparison.OrdinalIgnoreCase) || _rest.StartsWith("nd", StringComparison.OrdinalIgnoreCase)
            || _rest.StartsWith("rd", StringComparison.OrdinalIgnoreCase) || _rest.StartsWith("th", StringComparison.OrdinalIgnoreCase))
            _rest = _rest[2..];
    }

    private void SkipFraction()
    {
        _rest = _rest[1..];
        _rest = _rest.TrimStart("0123456789");
    }

    // 14:30 Uhr, 14:30 hrs
    private void SkipClockWord()
    {
        var word = _rest.Trim();
        if (word.Equals("Uhr", StringComparison.OrdinalIgnoreCase)
            || word.Equals("h", StringComparison.OrdinalIgnoreCase)
            || word.Equals("hrs", StringComparison.OrdinalIgnoreCase)
            || word.Equals("uur", StringComparison.OrdinalIgnoreCase))
            _rest = default;
    }

    // The sheet shows what is written: a zone is not applied.
    private void SkipZone()
    {
        if (Take('Z') || _rest.IsEmpty || _rest[0] is not ('+' or '-'))
            return;
        var zone = _rest[1..].TrimStart("0123456789:");
        if (zone.IsEmpty)
            _rest = zone;
    }

    private bool Take(char expected)
    {
        if (_rest.IsEmpty || _rest[0] != expected)
            return false;
        _rest = _rest[1..];
        return true;
    }
}
