using Agent.Data.Samples;

namespace Agent.Score.Board;

/// <summary>The sample workbook that questions are asked of, written once for each cache.</summary>
internal static class SampleFile
{
    /// <summary>Path of the workbook, which is written where it is not there yet.</summary>
    public static string In(string cache)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(cache, "sample")).FullName, SampleWorkbook.FileName);
        if (!File.Exists(path))
            SampleWorkbook.Write(path);
        return path;
    }
}
