using NatoIraq.Cli;

return await CommandLine.RunAsync(args, Terminal.OfProcess());
