using NatoIraq.Core.History;
using NatoIraq.Storage.Tests;

// The process that KillTests kills: appends for ever, and says after each append how far it got.
await using IEventStore store = NatoIraq.Storage.StoreAddress.Open(args[0], TimeProvider.System);
long version = (await store.ReadAsync("s")).Count;
while (true)
{
    await store.AppendAsync([new Append("s", version, Samples.Many(3, (int)version + 1))]);
    version += 3;
    await Console.Out.WriteLineAsync($"{version}");
    await Console.Out.FlushAsync();
}
