namespace Agent.Data.Uploads;

/// <summary>Why a file is not taken.</summary>
public static class UploadCodes
{
    /// <summary>The file, or what it unpacks to, is too large.</summary>
    public const string TooLarge = "upload_too_large";

    /// <summary>The name or its ending cannot be used.</summary>
    public const string BadName = "upload_bad_name";

    /// <summary>The content is not what the ending says, or cannot be read.</summary>
    public const string BadContent = "upload_bad_content";

    /// <summary>The file came too slowly.</summary>
    public const string TooSlow = "upload_too_slow";

    /// <summary>Another file has this name.</summary>
    public const string Exists = "upload_exists";

    /// <summary>Uploads are switched off, or the folder cannot be written.</summary>
    public const string Unavailable = "upload_unavailable";
}
