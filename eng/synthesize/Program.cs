using Agent.Synthesize;

if (SynthesizeOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(
        """
        Usage: dotnet run -c Release --project eng/synthesize -- --out FOLDER [--seed N] [--registers N] [--questions N]
        Writes registers with random columns and rows, questions about them made by a grammar, and their answers worked out over the rows.
        The board and the training program read the folder where --questions FOLDER names it.
        """
    );
    return 2;
}

Console.WriteLine($"{Synthesizer.Write(options)} questions about {options.Registers} registers (seed {options.Seed})");
return 0;
