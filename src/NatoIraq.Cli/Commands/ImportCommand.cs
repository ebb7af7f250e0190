using System.CommandLine;
using NatoIraq.App.History;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>import [PACK]</c>, and with <c>--csv</c> a table.</summary>
internal sealed class ImportCommand : Verb
{
    private readonly Argument<string?> _pack = new("PACK")
    {
        Description = "The pack's folder, or the name of a shipped pack; without it, the default one.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _csv = new("--csv")
    {
        Description = "A table of troop levels, to be made into a pack. Without --map, a map is proposed for it.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _map = new("--map")
    {
        Description = "What the columns of the table mean: a YAML file.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "With --csv: a folder for the pack that the table becomes; without --map, a file for the map.",
        HelpName = "PATH",
    };

    private readonly Option<bool> _force = OutputFile.Force();

    public ImportCommand()
        : base(
            "import", "Reads a pack of sources, claims and history into the store, or a table of troop levels as a "
                + "pack. What is there is left alone.",
            "natoiraq import", "natoiraq import my-pack --store sqlite:my.db",
            "natoiraq import nato-afghanistan --store sqlite:afghanistan.db",
            "natoiraq import --csv troops.csv",
            "natoiraq import --csv troops.csv --map troops.yaml --store sqlite:troops.db")
    {
        Add(_pack);
        foreach (Option option in (Option[])[_csv, _map, _out, _force]) Add(option);
        Validators.Add(result =>
        {
            bool isTable = result.GetValue(_csv) is not null;
            if (isTable && result.GetValue(_pack) is not null)
                result.AddError("A pack's folder and --csv are two things to import: name one.");
            if (!isTable && (result.GetValue(_map) ?? result.GetValue(_out)) is not null)
                result.AddError("--map and --out belong to --csv: name the table.");
        });
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        if (session.Get(_csv) is { } csv) return await ReadTableAsync(session, csv);
        ImportView view = await session.SendAsync(new ImportPack(Shipped.FolderOf(session.Get(_pack))));
        session.Show(view, page => ImportPage.Write(page, view));
        return ExitCodes.Done;
    }

    private async Task<int> ReadTableAsync(Session session, string csv)
    {
        string? to = session.Get(_out);
        if (session.Get(_map) is { } map)
        {
            TableView table = await session.SendAsync(new ImportTable(csv, map, to));
            session.Show(table, page => TablePage.Write(page, table, to));
            return ExitCodes.Done;
        }
        MapView view = await session.SendAsync(new ProposeMap(csv));
        if (to is not null)
        {
            await OutputFile.WriteAsync("--out", to, view.Map, Existing.IsKeptUnless(session.Get(_force)));
            session.Show(view, page => TablePage.Proposed(page, csv, to));
        }
        else session.Show(view, page => page.Verbatim(view.Map));
        return ExitCodes.Done;
    }
}
