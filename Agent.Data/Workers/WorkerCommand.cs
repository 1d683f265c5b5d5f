using System.Reflection;
using System.Runtime.InteropServices;

namespace Agent.Data.Workers;

/// <summary>
/// How a worker process is started: a program that passes <see cref="Verb"/> and what follows to <see cref="WorkerHost"/>.
/// </summary>
/// <param name="FileName">The program.</param>
/// <param name="Arguments">What stands before the verb.</param>
public sealed record WorkerCommand(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>The first argument of a worker process; the second is its memory in bytes.</summary>
    public const string Verb = "worker";

    /// <summary>Where the .NET runtime of this process is, for the program's own launcher.</summary>
    internal static string RuntimeRoot => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>A program built as an assembly with a launcher beside it, or as one file.</summary>
    public static WorkerCommand Of(Assembly program)
    {
        ArgumentNullException.ThrowIfNull(program);
        var launcher = Path.Combine(
            AppContext.BaseDirectory,
            program.GetName().Name + (OperatingSystem.IsWindows() ? ".exe" : string.Empty)
        );
        return File.Exists(launcher)
            ? new WorkerCommand(launcher, [])
            : new WorkerCommand(Path.Combine(RuntimeRoot, "dotnet"), [Path.ChangeExtension(launcher, ".dll")]);
    }
}
