using System.CommandLine;
using NatoIraq.App.History;
using NatoIraq.Cli.Pages;
using NatoIraq.Packs;

namespace NatoIraq.Cli.Commands;

/// <summary>
/// <c>import [PACK]</c>, with <c>--csv</c> a table, with <c>--gdelt</c> or <c>--acled</c> rows of incidents.
/// </summary>
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

    private readonly Option<string?> _gdelt = new("--gdelt")
    {
        Description = "Rows of GDELT 2.0's events, to be made into a pack of incidents; without --map, a map is proposed.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _acled = new("--acled")
    {
        Description = "The same with rows of ACLED.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _map = new("--map")
    {
        Description = "What the columns of the table mean, or which rows are incidents: a YAML file.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "With a table or rows: a folder for the pack that they become; without --map, a file for the map.",
        HelpName = "PATH",
    };

    private readonly Option<bool> _force = OutputFile.Force();

    public ImportCommand()
        : base(
            "import", "Reads a pack of sources, claims and history into the store, or as a pack a table of troop levels "
                + "or rows of incidents. What is there is left alone.",
            "natoiraq import", "natoiraq import my-pack --store sqlite:my.db",
            "natoiraq import nato-afghanistan --store sqlite:afghanistan.db",
            "natoiraq import --csv troops.csv",
            "natoiraq import --csv troops.csv --map troops.yaml --store sqlite:troops.db",
            "natoiraq import --gdelt events.tsv --map events.yaml --store sqlite:events.db")
    {
        Add(_pack);
        foreach (Option option in (Option[])[_csv, _gdelt, _acled, _map, _out, _force]) Add(option);
        Validators.Add(result =>
        {
            string?[] files = [result.GetValue(_csv), result.GetValue(_gdelt), result.GetValue(_acled)];
            int tables = files.Count(f => f is not null);
            if (tables + (result.GetValue(_pack) is null ? 0 : 1) > 1)
                result.AddError("A pack's folder, --csv, --gdelt and --acled are different things to import: name one.");
            if (tables == 0 && (result.GetValue(_map) ?? result.GetValue(_out)) is not null)
                result.AddError("--map and --out belong to --csv, --gdelt and --acled: name the file.");
        });
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        if (session.Get(_csv) is { } csv) return await ReadTableAsync(session, csv);
        if (session.Get(_gdelt) is { } gdelt) return await ReadIncidentsAsync(session, Collection.Gdelt, gdelt);
        if (session.Get(_acled) is { } acled) return await ReadIncidentsAsync(session, Collection.Acled, acled);
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
        return await ProposeAsync(session, await session.SendAsync(new ProposeMap(csv)), $"--csv {csv}");
    }

    private async Task<int> ReadIncidentsAsync(Session session, Collection collection, string rows)
    {
        string option = collection == Collection.Gdelt ? _gdelt.Name : _acled.Name;
        if (session.Get(_map) is not { } map)
        {
            return await ProposeAsync(
                session, await session.SendAsync(new ProposeIncidentMap(collection, rows)), $"{option} {rows}");
        }
        string? to = session.Get(_out);
        IncidentsView view = await session.SendAsync(new ImportIncidents(collection, rows, map, to));
        session.Show(view, page => IncidentsPage.Write(page, view, to));
        return ExitCodes.Done;
    }

    private async Task<int> ProposeAsync(Session session, MapView view, string file)
    {
        if (session.Get(_out) is { } to)
        {
            await OutputFile.WriteAsync("--out", to, view.Map, Existing.IsKeptUnless(session.Get(_force)));
            session.Show(view, page => TablePage.Proposed(page, file, to));
        }
        else session.Show(view, page => page.Verbatim(view.Map));
        return ExitCodes.Done;
    }
}
