using Agent.Train;

switch (args)
{
    case ["collect", .. var rest] when TrainOptions.Parse(rest) is { } options:
        return await CollectCommand.RunAsync(options, Console.Out, CancellationToken.None);
    case ["fit", .. var rest] when TrainOptions.Parse(rest) is { } options:
        return FitCommand.Run(options, Console.Out);
    case ["show", .. var rest] when TrainOptions.Parse(rest) is { } options:
        return ShowCommand.Run(options, Console.Out);
    case ["read", var file, .. var questions] when File.Exists(file) && questions.Length > 0:
        return await ReadCommand.RunAsync(file, questions, 5, Console.Out, CancellationToken.None);
    default:
        Console.Error.WriteLine("""
            Usage: dotnet run -c Release --project eng/train -- collect --shared FOLDER --examples FILE [--set NAME[,NAME]] [--wtq N] [--cache FOLDER] [--most N] [--questions FOLDER]
                   dotnet run -c Release --project eng/train -- fit --examples FILE[,FILE] [--weights FOLDER]
                   dotnet run -c Release --project eng/train -- show --examples FILE [--most N]
                   dotnet run -c Release --project eng/train -- read WORKBOOK QUESTION [QUESTION …]
            collect reads every question, runs its likeliest readings and notes which give the right answer; fit learns the rank and the certainty from that,
            reports what they do on files left out, and writes the weights; show lists questions without a right reading; read prints how questions are read, and why.
            """);
        return 2;
}
