using System.CommandLine;
using NatoIraq.App.Stores;
using NatoIraq.Cli.Pages;
using NatoIraq.Core.History;
using NatoIraq.Storage;

namespace NatoIraq.Cli.Commands;

/// <summary><c>store copy FROM TO</c></summary>
internal sealed class StoreCopyCommand : Verb
{
    private readonly Argument<string> _from = new("FROM") { Description = "The store to read, as after --store." };

    private readonly Argument<string> _to =
        new("TO") { Description = "The store to write: an empty one, or one that holds the other's beginning." };

    public StoreCopyCommand()
        : base(
            "copy", "Copies a store into another: the same events, branches and hashes.",
            "natoiraq store copy sqlite:my.db sqlite:copy.db")
    {
        Add(_from);
        Add(_to);
        Validators.Add(result =>
        {
            if (result.GetResult("--store") is not null)
                result.AddError("'store copy' names both stores itself; leave out --store.");
        });
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        string name = session.Get(_from)!;
        await using IEventStore from = StoreAddress.Open(name, TimeProvider.System);
        await using IEventStore to = StoreAddress.Open(session.Get(_to)!, TimeProvider.System);
        var copy = new CopyStore(from, to, StoreAddress.Shown(name));
        MovedView view = await new ProgressBar(session.Terminal).WhileAsync(
            "Copying", () => session.SendAsync(copy), session.Cancel);
        session.Show(view, page => StorePage.Moved(page, view));
        return ExitCodes.Done;
    }
}
