using NatoIraq.Cli;

#if CRITICAL_STACK
NatoIraq.Storage.StoreAddress.Add(
    "marten", (connection, time) => new NatoIraq.Marten.MartenEventStore(connection, time));
#endif
return await CommandLine.RunAsync(args, Terminal.OfProcess());
